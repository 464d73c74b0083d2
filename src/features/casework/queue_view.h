// The queue of matters, as a pure function of values.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/casework/bulk_undo.h"
#include "features/casework/saved_filters.h"
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
  std::vector<SavedFilter> saved{};
  html::FormState filter_form{};  ///< of saving a filter
  std::optional<Given> given{};   ///< what can still be taken back
  std::string csrf{};
  bool open = true;
};

/// Cells of a matter that the queue and the search share.
html::Html phase_badge(const i18n::Translator& t, const QueueLine& line);
html::Html due_cell(const i18n::Translator& t, const QueueLine& line, Date today);
html::Html text_cell(const std::string& text, const std::string& otherwise);

html::Html queue_view(const i18n::Translator& t, const Queue& queue, Date today);

}  // namespace waarborg::casework
