// Assign many matters at once: first a page that says what will happen and what is passed over, then it happens, with
// one audit line for each (ux.md, requirement 8).
#include "features/casework/queue_assign_view.h"
#include "features/casework/queue_pages.h"
#include "features/casework/queue_words.h"
#include "matters/conflicts.h"
#include "matters/opening.h"
#include "matters/participants.h"

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

BulkLine line_of(storage::Transaction& tx, web::Context& context, matters::House& house, const std::string& matter_id,
                 const std::string& account_id, Mode mode) {
  BulkLine line;
  line.id = matter_id;
  const auto opened = matters::open_for(tx, house, context.viewer(), matter_id);
  if (!opened.ok()) {
    line.skipped = context.t(opened.error());
    return line;
  }
  line.number = opened->matter.number;
  line.subject = matters::subject_of(*opened);
  line.kind = context.t(opened->procedure->title);
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
  page.done = mode == Mode::real;
  for (const auto& id : chosen(fields)) page.lines.push_back(line_of(tx, context, house, id, account_id, mode));
  return page;
}

http::Response show(web::Context& context, const BulkPage& page) {
  return web::render(
      context,
      {.title = context.t("queue.bulk_title", {page.name}), .crumbs = {{context.t("queue.matters"), page.back}}},
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
  for (const auto& line : page->lines)
    if (!line.skipped.empty()) return show(context, *page);  // not all as announced: say which
  return web::see_other_with_notice(page->back, "queue.bulk_done");
}

}  // namespace waarborg::casework
