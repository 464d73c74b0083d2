// Assign many matters at once: first a page that says what will happen and what is passed over, then it happens, with
// one audit line for each (ux.md, requirement 8).
#include <algorithm>

#include "features/casework/bulk_undo.h"
#include "features/casework/queue_assign_view.h"
#include "features/casework/queue_pages.h"
#include "features/casework/queue_words.h"
#include "matters/conflicts.h"
#include "matters/opening.h"
#include "matters/participants.h"
#include "matters/taking_back.h"

namespace waarborg::casework {
namespace {

constexpr std::size_t kMattersMax = 200;
constexpr const char* kRole = "handler";

/// The chosen ones, each once.
std::vector<std::string> chosen(const http::Fields& fields) {
  std::vector<std::string> out;
  for (const auto& id : fields.all("m"))
    if (out.size() < kMattersMax && std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
  return out;
}

/// Whether this matter can be given to the account, and why not. A handler is replaced on the matter's own page, with a
/// reason.
Result<Done> check(storage::Transaction& tx, const matters::House& house, const matters::Matter& matter,
                   const std::string& account_id) {
  if (!matter.is_open()) return conflict("queue.skip_closed");
  TRY(matters::check_assign(tx, house, matter, account_id, kRole));
  if (!matters::active_participant(tx, matter.id, kRole).empty()) return conflict("queue.skip_handled");
  return Done{};
}

enum class Mode { preview, real };

bool all_done(const BulkPage& page) {
  return std::ranges::all_of(page.lines, [](const auto& line) { return line.skipped.empty(); });
}

/// Opens the matter for a line of the page; what keeps it closed is why it is passed over.
std::optional<matters::Opened> opened_for(storage::Transaction& tx, web::Context& context, matters::House& house,
                                          BulkLine& line) {
  auto opened = matters::open_for(tx, house, context.viewer(), line.id);
  if (!opened.ok()) {
    line.skipped = context.t(opened.error());
    return std::nullopt;
  }
  line.number = opened->matter.number;
  line.subject = matters::subject_of(*opened);
  line.kind = context.t(opened->procedure->title);
  return std::move(*opened);
}

BulkLine line_of(storage::Transaction& tx, web::Context& context, matters::House& house, const std::string& matter_id,
                 const std::string& account_id, Mode mode) {
  BulkLine line;
  line.id = matter_id;
  const auto opened = opened_for(tx, context, house, line);
  if (!opened) return line;
  auto done = check(tx, house, opened->matter, account_id);
  if (done.ok() && !matters::conflict_grounds(tx, house, *opened, account_id, kRole).empty())
    done = conflict("conflict.on_own_page");
  if (done.ok() && mode == Mode::real) done = matters::assign(tx, house, *opened, context.viewer(), account_id, kRole);
  if (!done.ok()) line.skipped = context.t(done.error());
  return line;
}

Result<BulkPage> page_of(storage::Transaction& tx, web::Context& context, matters::House& house,
                         const http::Fields& fields, const std::string& account_id, Mode mode) {
  BulkPage page{context.csrf(), account_id, AccountNames(tx, house).name(account_id),
                web::safe_path(fields.get("back"))};
  if (page.name.empty()) return invalid("participant.unknown", "account");
  for (const auto& id : chosen(fields)) page.lines.push_back(line_of(tx, context, house, id, account_id, mode));
  if (mode == Mode::preview) return page;
  page.stage = BulkPage::Stage::given;
  std::vector<std::string> done;
  for (const auto& line : page.lines)
    if (line.skipped.empty()) done.push_back(line.id);
  remember_given(tx, house, context.viewer(), account_id, done);
  return page;
}

http::Response show(web::Context& context, const BulkPage& page) {
  return web::render(
      context,
      {.title =
           context.t(page.stage == BulkPage::Stage::taken_back ? "queue.undo_title" : "queue.bulk_title", {page.name}),
       .crumbs = {{context.t("queue.matters"), page.back}}},
      bulk_view(context.t, page));
}

}  // namespace

http::Response show_bulk_assign(web::Context& context, matters::House& house) {
  const http::Fields& query = context.request.query;
  const bool to_colleague = query.get("to") == "colleague";
  const std::string account_id = to_colleague ? query.get("colleague") : context.viewer().account_id;
  if (chosen(query).empty() || account_id.empty())
    return web::see_other_with_notice(web::safe_path(query.get("back")),
                                      account_id.empty() ? "queue.choose_colleague" : "queue.choose_matters");
  const auto page = house.database().read([&](storage::Transaction& tx) -> Result<BulkPage> {
    return page_of(tx, context, house, query, account_id, Mode::preview);
  });
  return page.ok() ? show(context, *page) : web::error_page(context, page.errors());
}

http::Response bulk_assign(web::Context& context, matters::House& house) {
  const http::Fields& form = context.request.form;
  const auto page = house.database().write([&](storage::Transaction& tx) -> Result<BulkPage> {
    return page_of(tx, context, house, form, form.get("account"), Mode::real);
  });
  if (!page.ok()) return web::error_page(context, page.errors());
  if (!all_done(*page)) return show(context, *page);  // not all as announced: say which
  return http::see_other(page->back);                 // the list says what was given, with the way back
}

http::Response undo_bulk_assign(web::Context& context, matters::House& house) {
  const auto page = house.database().write([&](storage::Transaction& tx) -> Result<BulkPage> {
    const auto last = given(tx, house, context.viewer());
    if (!last) return conflict("queue.undo_too_late");
    BulkPage out{context.csrf(), "", last->name, "/matters"};
    out.stage = BulkPage::Stage::taken_back;
    for (const auto& one : last->matters) {
      BulkLine& line = out.lines.emplace_back();
      line.id = one.matter_id;
      const auto opened = opened_for(tx, context, house, line);
      if (!opened) continue;
      const auto done = matters::take_back(tx, house, *opened, context.viewer(), one.account_id, kRole, one.event);
      if (!done.ok()) line.skipped = context.t(done.error());
    }
    forget_given(tx, house, context.viewer());
    return out;
  });
  if (!page.ok()) return web::error_page(context, page.errors());
  if (!all_done(*page)) return show(context, *page);
  return web::see_other_with_notice(page->back, "queue.undo_done");
}

}  // namespace waarborg::casework
