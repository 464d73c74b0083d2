// The words of figures, from the texts and from the procedures of the content folder.
#pragma once

#include "features/insight/monitor.h"
#include "matters/house.h"

namespace waarborg::insight {

/// The names of measures by key; they are read from the content once.
using MeasureTitles = std::map<std::string, i18n::LocalText>;

/// Lives no longer than what it was made of. `measures` may be left out where none is named.
class HouseLabels final : public MonitorLabels {
 public:
  HouseLabels(const i18n::Translator& t, const matters::House& house, const MeasureTitles* measures = nullptr)
      : t_(t), house_(house), measures_(measures) {}
  [[nodiscard]] std::string text(std::string_view key) const override;
  [[nodiscard]] std::string kind(const std::string& key) const override;
  [[nodiscard]] std::string phase(const std::string& kind, const std::string& phase) const override;
  [[nodiscard]] std::string month(Date first) const override { return t_.month(first); }
  [[nodiscard]] std::vector<std::string> kinds() const override;
  [[nodiscard]] std::string step(const std::string& kind, const std::string& step) const override;
  [[nodiscard]] std::string outcome(const std::string& kind, const std::string& outcome) const override;
  [[nodiscard]] std::string sanction(const std::string& key) const override;

 private:
  /// Several procedures may make matters of one kind: the first that knows a phase, step or outcome names it.
  [[nodiscard]] std::vector<const matters::Procedure*> of_kind(const std::string& kind) const;
  const i18n::Translator& t_;
  const matters::House& house_;
  const MeasureTitles* measures_;
};

}  // namespace waarborg::insight
