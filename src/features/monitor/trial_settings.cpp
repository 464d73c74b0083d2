#include "features/monitor/trial_settings.h"

#include <algorithm>
#include <set>

#include "features/monitor/rules_in_force.h"

namespace waarborg::monitor {
namespace {

constexpr std::int64_t kHour = 3600;

/// What the whole content has, with its limits (detection_content.cpp).
struct Whole {
  const char* name;
  int DetectionContent::*value;
  std::int64_t least, most;
};
constexpr Whole kWhole[] = {{"budget", &DetectionContent::budget, 1, 100'000},
                            {"window_days", &DetectionContent::window_days, 7, 448},
                            {"usual_of", &DetectionContent::usual_of, 0, 100'000},
                            {"peers_least", &DetectionContent::peers_least, 1, 100'000},
                            {"event_officers", &DetectionContent::event_officers, 0, 100'000},
                            {"event_days", &DetectionContent::event_days, 1, 31},
                            {"team_officers", &DetectionContent::team_officers, 0, 100'000},
                            {"rare_share", &DetectionContent::rare_share, 0, 100'000},
                            {"rare_days", &DetectionContent::rare_days, 0, 448}};

/// Puts each change where it belongs; a name that is met is taken out.
class Changing {
 public:
  Changing(DetectionContent& content, Changes changes) : content_(content), left_(std::move(changes)) {}

  bool all() {
    for (const auto& whole : kWhole)
      take(whole.name, [&](std::int64_t value) { content_.*whole.value = static_cast<int>(value); });
    take("pair_floor", [&](std::int64_t value) { content_.pair_floor = static_cast<Points>(value); });
    std::set<std::string> off;
    for (auto& rule : content_.explanations) {
      take("rule." + rule.key, [&](std::int64_t value) {
        if (value == 0) off.insert(rule.key);
      });
      take("after." + rule.key, [&](std::int64_t value) { rule.after = static_cast<std::uint32_t>(value * kHour); });
    }
    std::erase_if(content_.explanations, [&](const Explanation& rule) { return off.contains(rule.key); });
    for (auto& sign : content_.signs)
      take("sign." + sign.key, [&](std::int64_t value) { sign.points = static_cast<Points>(value); });
    for (const auto& [prefix, measures] :
         {std::pair("pair.", &content_.pair_measures), std::pair("officer.", &content_.actor_measures)})
      for (auto& measure : *measures)
        take(prefix + measure.key, [&](std::int64_t value) { measure.weight = static_cast<std::uint32_t>(value); });
    return left_.empty();
  }

 private:
  template <class Act>
  void take(const std::string& name, Act act) {
    const auto found = left_.find(name);
    if (found == left_.end()) return;
    act(found->second);
    left_.erase(found);
  }
  DetectionContent& content_;
  Changes left_;
};

}  // namespace

std::vector<Setting> settings_of(const DetectionContent& content) {
  using Part = Setting::Part;
  std::vector<Setting> all;
  for (const auto& whole : kWhole)
    all.push_back({Part::whole, whole.name, {}, content.*whole.value, whole.least, whole.most});
  all.push_back({Part::whole, "pair_floor", {}, content.pair_floor, 0, 100'000});
  for (const auto& rule : content.explanations) {
    all.push_back({Part::rule, "rule." + rule.key, rule.title, 1, 0, 1});
    if (rule.after % kHour == 0)
      all.push_back({Part::rule_after, "after." + rule.key, rule.title, rule.after / kHour, 0, 8784});
  }
  for (const auto& sign : content.signs)
    all.push_back({Part::sign, "sign." + sign.key, sign.title, sign.points, 0, 10'000});
  for (const auto& measure : content.pair_measures)
    all.push_back({Part::pair_measure, "pair." + measure.key, measure.title, measure.weight, 0, 1000});
  for (const auto& measure : content.actor_measures)
    all.push_back({Part::actor_measure, "officer." + measure.key, measure.title, measure.weight, 0, 1000});
  return all;
}

Result<DetectionContent> changed(DetectionContent content, const Changes& changes) {
  const auto settings = settings_of(content);
  for (const auto& [name, value] : changes) {
    const auto found = std::ranges::find(settings, name, &Setting::name);
    if (found == settings.end() || value < found->least || value > found->most) return invalid("trials.unknown", name);
  }
  if (!Changing(content, changes).all()) return invalid("trials.unknown");
  return content;
}

Result<std::vector<Setting>> settings_in_force(const matters::House& house) {
  return settings_of(TRY(rules_in_force(house)));
}

}  // namespace waarborg::monitor
