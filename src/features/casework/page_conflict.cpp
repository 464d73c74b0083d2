// A conflict of interest at an assignment: what it is, and the authority's decision (SEC-06).
#include <algorithm>

#include "base/text.h"
#include "features/casework/page_conflict.h"
#include "features/casework/pages.h"
#include "features/casework/rows.h"

namespace waarborg::casework {

namespace {

using matters::Conflict;
using matters::ConflictState;

Result<ConflictPage> read_page(storage::Transaction& tx, const web::Context& context, matters::House& house,
                               const matters::Opened& opened) {
  const i18n::Translator& t = context.t;
  const auto all = matters::conflicts(tx, opened);
  const auto found = std::ranges::find(all, context.request.parameter("conflict"), &Conflict::id);
  if (found == all.end()) return not_found();
  Names names(tx, house, t);
  ConflictPage page{opened.matter.id, context.csrf(), conflict_row(t, names, *found), {}, {}};
  page.asked = t("conflict.asked_words", {names.account(found->asked_by), t.date(found->asked_on)});
  if (found->decided_on) {
    page.decided.emplace_back(t("conflict.decided_by"), t("conflict.decided_words", {names.account(found->decided_by),
                                                                                     t.date(*found->decided_on)}));
    page.decided.emplace_back(t("conflict.reason"), found->reason);
  }
  page.may_decide = found->state == ConflictState::waiting && opened.matter.is_open() &&
                    matters::may_decide_conflict(tx, house, opened, context.viewer(), *found);
  return page;
}

http::Response conflict_page(web::Context& context, matters::House& house, const Errors& errors) {
  const Typed typed = typed_into(context, errors);
  return show(context, house, [&](storage::Transaction& tx, const matters::Opened& opened) -> Result<Body> {
    const ConflictPage page = TRY(read_page(tx, context, house, opened));
    return Body{"people", conflict_view(context.t, page, typed.state), errors.empty() ? 200 : web::status_of(errors),
                context.t("conflict.one_title", {page.row.name}), typed.notice};
  });
}

Result<Done> decide(storage::Transaction& tx, const web::Context& context, matters::House& house,
                    const matters::Opened& opened) {
  const auto& form = context.request.form;
  const std::string& id = context.request.parameter("conflict");
  if (!opened.matter.is_open()) return conflict("matter.not_open");
  if (form.get("decision") == "confirm")
    return matters::confirm_conflict(tx, house, opened, context.viewer(), id, form.get("reason"));
  if (form.get("decision") == "refuse")
    return matters::refuse_conflict(tx, house, opened, context.viewer(), id, form.get("reason"));
  Errors errors{invalid("error.choose", "decision")};
  if (trim(form.get("reason")).empty()) errors.push_back(invalid("error.required", "reason"));
  return errors;
}

}  // namespace

ConflictRow conflict_row(const i18n::Translator& t, Names& names, const Conflict& conflict) {
  ConflictRow row{conflict.id,
                  names.account(conflict.account_id),
                  matters::role_name(t, conflict.role),
                  t("conflict.state_" + std::string(matters::code_of(conflict.state))),
                  {}};
  for (const auto& ground : conflict.grounds) row.grounds.push_back(t("conflict.ground_" + ground));
  return row;
}

http::Response show_conflict(web::Context& context, matters::House& house) { return conflict_page(context, house, {}); }

http::Response decide_conflict(web::Context& context, matters::House& house) {
  const bool confirms = context.request.form.get("decision") == "confirm";
  const auto done = act(context, house, [&](storage::Transaction& tx, matters::Opened& opened) {
    return decide(tx, context, house, opened);
  });
  if (done.ok())
    return web::see_other_with_notice(path_of(context.request.parameter("id"), "/people"),
                                      confirms ? "conflict.confirmed_notice" : "conflict.refused_notice");
  return done.error().kind == ErrorKind::not_found ? web::error_page(context, done.errors())
                                                   : conflict_page(context, house, done.errors());
}

}  // namespace waarborg::casework
