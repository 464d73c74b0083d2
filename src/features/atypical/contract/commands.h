// `waarborg monitor run [--day D] [--shadow]` and `waarborg monitor cases`.
#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "features/atypical/contract/atypical.h"
#include "platform/i18n/texts.h"

namespace waarborg::atypical {

/// Each says line by line what it does, in the translator's language, and answers the exit code: 0 done, 1 something is
/// wrong.
using Print = std::function<void(std::string_view line)>;

struct RunCommand {
  std::optional<Date> day;  ///< the last stored day whose wait is over when not given
  Mode mode = Mode::live;
  std::optional<std::size_t> cases{}, controls{};  ///< how many; by the budget of the content when not given
};
/// Runs the detection and keeps what it found.
int run_detection(matters::House& house, const i18n::Translator& t, const RunCommand& command, const Print& print);
/// The cases that wait: number, group, points, state.
int list_cases(matters::House& house, const i18n::Translator& t, const Print& print);

}  // namespace waarborg::atypical
