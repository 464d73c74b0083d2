// How the queue is asked for, and its rows; shared by page and export.
#pragma once

#include "features/casework/queue_view.h"
#include "matters/queue.h"

namespace waarborg::casework {

inline constexpr int kExportRowsMax = 5000;

/// Kind, state, sort and cursor of the request; what is not known counts as not asked.
matters::QueueQuery queue_query(const http::Fields& query, const std::vector<html::Choice>& kinds);
/// The same as the list's addresses carry it.
html::ListState list_state(const matters::QueueQuery& query);
std::vector<QueueLine> queue_lines(storage::Transaction& tx, const web::Context& context, const matters::House& house,
                                   const std::vector<matters::QueueRow>& rows, const std::vector<html::Choice>& kinds);

}  // namespace waarborg::casework
