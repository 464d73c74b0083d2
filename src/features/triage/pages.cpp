#include "features/triage/pages.h"

#include "features/triage/decide_triage.h"
#include "features/triage/gather.h"
#include "matters/queue.h"
#include "platform/web/drafts.h"

namespace waarborg::triage {

using http::Response;
using matters::House;
using matters::Opened;
using web::Context;

namespace {

Html body_of(Context& context, const House& house, const TriagePage& page, const html::FormState& state) {
  const Translator& t = context.t;
  Html out;
  out << "<div class=\"columns columns-read\"><div>"_html << reported_view(t, page.reported, house.today())
      << "</div><div>"_html;
  if (!page.form && !page.waiting)
    out << html::error_summary(t, state.errors, {{"again_reason", t("triage.again_reason")}});
  if (page.form)
    out << form_view(t, *page.form, state);
  else if (page.waiting)
    out << waiting_view(t, *page.waiting, state);
  else
    out << html::alert(html::Tone::info, t("triage.nothing_waits"));
  if (page.again) out << again_view(t, *page.again, state);
  if (!page.form && !state.errors.empty()) out << typed_view(t, state);
  return out << history_view(t, page.past) << "</div></div>"_html;
}

/// The page for what was typed so far; a refused form keeps its input and says what is wrong.
Response triage_page(Context& context, House& house, const Opened& opened, html::FormState state) {
  const auto page = house.database().read(
      [&](storage::Transaction& tx) -> Result<TriagePage> { return gather(tx, house, context, opened, state); });
  if (!page.ok()) return web::error_page(context, page.errors());
  const std::string matter_path = "/matters/" + opened.matter.id;
  const web::PageOptions options{
      .title = context.t("triage.title", {opened.matter.number}),
      .crumbs = {{context.t("triage.list_title"), "/triage"}, {opened.matter.number, matter_path}},
      .actions = {},
      .status = state.errors.empty() ? 200 : web::status_of(state.errors)};
  return web::render(context, options, body_of(context, house, *page, state));
}

Response after(const Decided& decided) {
  return web::see_other_with_notice("/matters/" + decided.matter_id,
                                    decided.waits_for_second ? "triage.notice_proposed" : "triage.notice_decided");
}

/// Answers a refusal on the page itself, unless the matter is not there for this person.
Response refused(Context& context, House& house, const std::string& matter_id, const Errors& errors) {
  if (errors.front().kind == ErrorKind::not_found || errors.front().kind == ErrorKind::forbidden)
    return web::error_page(context, errors);
  const auto opened = matters::look(house, context.viewer(), matter_id);
  if (!opened.ok()) return web::error_page(context, opened.errors());
  return triage_page(context, house, *opened, web::state_of(context.request, errors));
}

ListRow row_of(const House& house, storage::Transaction& tx, const Translator& t, const matters::QueueRow& row) {
  const auto step = triage_step(tx, row.matter.id);
  return {row.matter.id,
          row.matter.number,
          row.subject,
          theme_title(house, t, row.matter.theme),
          unit_name(tx, row.matter.unit_id),
          step && step->state == matters::StepState::second,
          row.matter.due()};
}

struct List {
  std::vector<ListRow> rows;
  std::string next;
};

}  // namespace

Response show_list(Context& context, House& house) {
  const std::string after_cursor = context.request.query.get("after");
  const auto list = house.database().read([&](storage::Transaction& tx) -> Result<List> {
    matters::QueueQuery query;
    query.step = std::string(kTriageStep);
    query.after = after_cursor;
    const auto page = matters::list_matters(tx, house, context.viewer(), query);
    List out{{}, page.next};
    for (const auto& row : page.rows) out.rows.push_back(row_of(house, tx, context.t, row));
    return out;
  });
  if (!list.ok()) return web::error_page(context, list.errors());
  html::ListState state;
  state.path = "/triage";
  state.after = after_cursor;
  return web::render(context, {.title = context.t("triage.list_title")},
                     list_view(context.t, list->rows, state, list->next, house.today()));
}

Response show_triage(Context& context, House& house) {
  const auto opened = matters::look(house, context.viewer(), context.request.parameter("id"));
  if (!opened.ok()) return web::error_page(context, opened.errors());
  html::FormState state;
  if (const auto draft = web::take_draft(context, context.request.path)) state = draft->state();
  return triage_page(context, house, *opened, std::move(state));
}

Response take_triage(Context& context, House& house) {
  const auto& form = context.request.form;
  const std::string& id = context.request.parameter("id");
  html::FormState state = web::state_of(context.request, {});
  // A choice is decided only as it was shown: after another choice the page first shows what that one asks.
  if (form.get("intent") == "decide" && form.get("shown_for") == form.get("outcome")) {
    const auto decided = decide_triage(house, context.viewer(), id, form.get("step"), state);
    return decided.ok() ? after(*decided) : refused(context, house, id, decided.errors());
  }
  const auto opened = matters::look(house, context.viewer(), id);
  if (!opened.ok()) return web::error_page(context, opened.errors());
  if (form.get("intent") != "advice" && form.get("outcome").empty())
    state.errors.push_back(invalid("error.choose", "outcome"));
  return triage_page(context, house, *opened, std::move(state));
}

Response take_confirm(Context& context, House& house) {
  const std::string& id = context.request.parameter("id");
  const auto decided = confirm_triage(house, context.viewer(), id, context.request.form.get("decision"));
  return decided.ok() ? after(*decided) : refused(context, house, id, decided.errors());
}

Response take_send_back(Context& context, House& house) {
  const auto& form = context.request.form;
  const std::string& id = context.request.parameter("id");
  const auto done = send_back_triage(house, context.viewer(), id, form.get("decision"), form.get("reason"));
  if (!done.ok()) return refused(context, house, id, done.errors());
  return web::see_other_with_notice("/matters/" + id, "triage.notice_sent_back");
}

Response take_again(Context& context, House& house) {
  const std::string& id = context.request.parameter("id");
  const auto done = weigh_again(house, context.viewer(), id, context.request.form.get("again_reason"));
  if (!done.ok()) return refused(context, house, id, done.errors());
  return web::see_other_with_notice("/matters/" + id + "/triage", "triage.notice_again");
}

}  // namespace waarborg::triage
