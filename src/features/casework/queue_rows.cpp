#include "features/casework/queue_rows.h"

#include <algorithm>
#include <array>

#include "features/casework/queue_words.h"
#include "matters/content.h"

namespace waarborg::casework {

namespace {

/// The title of a matter's own procedure: a kind may have several.
std::string words_of(const i18n::Translator& t, const matters::House& house, const matters::Matter& matter,
                     const std::vector<html::Choice>& kinds) {
  for (const auto& procedure : house.content.procedures)
    if (procedure.key == matter.procedure_key && procedure.kind == matter.kind) return t(procedure.title);
  return kind_words(kinds, matter.kind);
}

}  // namespace

matters::QueueQuery queue_query(const http::Fields& query, const std::vector<html::Choice>& kinds) {
  constexpr std::array<std::string_view, 4> kSorts{"due", "-due", "received", "-received"};
  matters::QueueQuery out;
  out.open = query.get("state") != "closed";
  const std::string& kind = query.get("kind");
  if (std::ranges::find(kinds, kind, &html::Choice::value) != kinds.end()) out.kind = kind;
  // What is late comes first; of what is closed, what came in last.
  out.sort = out.open ? "due" : "-received";
  if (std::ranges::find(kSorts, query.get("sort")) != kSorts.end()) out.sort = query.get("sort");
  out.after = query.get("after");
  return out;
}

html::ListState list_state(const matters::QueueQuery& query) {
  html::ListState state{"/matters", {}, query.sort, query.after};
  if (!query.kind.empty()) state.filters.emplace_back("kind", query.kind);
  if (!query.open) state.filters.emplace_back("state", "closed");
  return state;
}

std::vector<QueueLine> queue_lines(storage::Transaction& tx, const web::Context& context, const matters::House& house,
                                   const std::vector<matters::QueueRow>& rows, const std::vector<html::Choice>& kinds) {
  AccountNames names(tx, house);
  std::vector<QueueLine> lines;
  for (const auto& row : rows) {
    const auto& matter = row.matter;
    QueueLine line{matter.id,
                   matter.number,
                   row.subject,
                   words_of(context.t, house, matter, kinds),
                   context.t(row.phase_title),
                   matter.state,
                   matter.received_on};
    if (matter.is_open()) line.due = matter.due();
    line.closed = matter.closed_on;
    line.handler = names.handler(matter.id);
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace waarborg::casework
