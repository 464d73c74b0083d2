// The queue of matters, as a pure function of values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/html/components.h"

namespace waarborg::casework {

struct QueueLine {
  std::string id, number;
  std::string subject;  ///< empty when the key does not reach the viewer
  std::string kind;
  std::string phase;
  std::string state;  ///< open, paused, closed, merged
  Date received{};
  std::optional<Date> due{};  ///< of an open one with a running term
  std::optional<Date> closed{};
  std::string handler{};  ///< or empty
};

struct Queue {
  std::vector<QueueLine> lines{};
  html::ListState list{};
  std::string next{};
  std::vector<html::Choice> kinds{};
  std::vector<html::Choice> colleagues{};  ///< whom one may assign to, oneself left out
  bool open = true;
};

html::Html queue_view(const i18n::Translator& t, const Queue& queue, Date today);

}  // namespace waarborg::casework
