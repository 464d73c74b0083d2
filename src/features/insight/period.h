// The periods of the central monitor: whole months and whole half-years that are over, so that their figures stand
// still. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "matters/monitor_figures.h"
#include "platform/i18n/texts.h"

namespace waarborg::insight {

struct Period {
  int year = 0;
  int number = 0;  ///< of the month, or 1 or 2 of the half-year
  bool half_year = false;
  [[nodiscard]] std::string code() const;  ///< "2026-10", "2026-H1"
  [[nodiscard]] matters::DaySpan span() const;
  /// The months it is made of, in order.
  [[nodiscard]] std::vector<Period> months() const;
  [[nodiscard]] std::string name(const i18n::Translator& t) const;
  bool operator==(const Period&) const = default;
};

/// Nothing when it is no period, or one that is not over on `today`.
std::optional<Period> period_from(std::string_view code, Date today);
/// What may be chosen, newest first: twelve months and four half-years.
std::vector<Period> periods_until(Date today);

}  // namespace waarborg::insight
