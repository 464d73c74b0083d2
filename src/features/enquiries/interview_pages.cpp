#include "features/casework/contract/unsent.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/interview_views.h"
#include "features/enquiries/interview_work.h"
#include "features/enquiries/pages.h"
#include "features/enquiries/papers.h"
#include "matters/content.h"
#include "matters/participants.h"
#include "platform/web/drafts.h"

namespace waarborg::enquiries {

namespace {

using casework::Body;
using matters::House;
using matters::Opened;
using web::Context;

http::Response list_page(Context& context, House& house, const Errors& errors) {
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    if (!is_enquiry(opened.matter.kind)) return not_found();
    InterviewsPage page;
    page.matter_id = opened.matter.id;
    page.csrf = context.csrf();
    page.terms = &house.content.enquiry_terms;
    page.all = interviews(tx, opened);
    page.can_work = opened.matter.is_open() && investigates(tx, house, opened, context.viewer());
    page.can_finish = matters::open_step(tx, opened.matter.id, "hear_person").has_value();
    page.errors = errors;
    return Body{"interviews", interviews_view(context.t, page), errors.empty() ? 200 : web::status_of(errors)};
  });
}

http::Response show_list(Context& context, House& house) { return list_page(context, house, {}); }

// ---- Inviting.

http::Response invite_page(Context& context, House& house, const Errors& errors) {
  const auto draft = errors.empty() ? web::take_draft(context, context.request.path) : std::nullopt;
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    TRY(check_investigates(tx, house, opened, context.viewer()));
    InvitePage page;
    page.matter_id = opened.matter.id;
    page.csrf = context.csrf();
    page.terms = &house.content.enquiry_terms;
    for (const auto& person : matters::people(tx, opened))
      if (person.capacity != "keep_out") page.people.push_back(person.text);
    for (const auto& capacity : page.terms->capacities)
      page.earliest.emplace_back(capacity.key, earliest_day(house.holidays, capacity, house.today()));
    if (draft) page.state = draft->state();
    if (!errors.empty()) page.state = web::state_of(context.request, errors);
    Body body{"interviews", {}, errors.empty() ? 200 : web::status_of(errors), context.t("enquiries.invite")};
    if (draft) body.html << web::draft_alert(context.t);
    body.html << invite_form_view(context.t, page);
    return body;
  });
}

http::Response show_invite(Context& context, House& house) { return invite_page(context, house, {}); }

http::Response take_invite(Context& context, House& house) {
  const auto& form = context.request.form;
  const InviteInput input{form.get("who"),        form.get("capacity"), form.get("address"), form.get("planned_on"),
                          form.get("planned_at"), form.get("place"),    form.get("subject"), form.get("short_notice")};
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    return invite(tx, house, opened, context.viewer(), input);
  });
  if (done.ok()) return web::see_other_with_notice(here(context, "/interviews"), "enquiries.interview_planned");
  return is_gone(done.errors()) ? casework::refused(context, done.errors())
                                : invite_page(context, house, done.errors());
}

// ---- One interview: its page and its forms.

enum class Shown { whole, record, closing };

Html body_of(const Context& context, Shown shown, const InterviewPage& page) {
  if (shown == Shown::record) return record_form_view(context.t, page);
  if (shown == Shown::closing) return closing_form_view(context.t, page);
  return interview_view(context.t, page);
}

http::Response one_page(Context& context, House& house, Shown shown, const Errors& errors) {
  const bool is_form = shown != Shown::whole;
  const auto draft = is_form && errors.empty() ? web::take_draft(context, context.request.path) : std::nullopt;
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    if (!is_enquiry(opened.matter.kind)) return not_found();
    if (is_form) TRY(check_investigates(tx, house, opened, context.viewer()));
    InterviewPage page;
    page.interview = TRY(find_interview(tx, opened, context.request.parameter("interview")));
    page.matter_id = opened.matter.id;
    page.csrf = context.csrf();
    page.terms = &house.content.enquiry_terms;
    page.procedure = opened.procedure.get();
    page.can_work = opened.matter.is_open() && investigates(tx, house, opened, context.viewer());
    for (const auto& document : matters::documents(tx, opened)) page.documents.push_back({document.id, document.name});
    if (is_form) page.state = state_of(page.interview);
    if (draft) {
      page.state = draft->state();
      page.interview.version = version_in(draft->fields.get("version"));
    }
    if (!errors.empty()) page.state = web::state_of(context.request, errors);
    page.stands_changed = !errors.empty() && errors.front().code == "matter.changed";
    Body body{"interviews", {}, errors.empty() ? 200 : web::status_of(errors)};
    body.heading =
        context.t("enquiries.interview_number", {std::to_string(page.interview.position), page.interview.who});
    if (draft) body.html << web::draft_alert(context.t);
    body.html << body_of(context, shown, page);
    return body;
  });
}

http::Response show_one(Context& context, House& house) { return one_page(context, house, Shown::whole, {}); }
http::Response show_record(Context& context, House& house) { return one_page(context, house, Shown::record, {}); }
http::Response show_closing(Context& context, House& house) { return one_page(context, house, Shown::closing, {}); }

std::string one_path(const Context& context) {
  return here(context, "/interviews/" + context.request.parameter("interview"));
}

http::Response after(Context& context, House& house, Shown shown, const Result<Done>& done, std::string_view notice) {
  if (done.ok()) return web::see_other_with_notice(one_path(context), notice);
  return is_gone(done.errors()) ? casework::refused(context, done.errors())
                                : one_page(context, house, shown, done.errors());
}

http::Response take_record(Context& context, House& house) {
  const auto& form = context.request.form;
  const RecordInput input{form.get("held_on"), form.get("began_at"),   form.get("ended_at"),
                          form.get("present"), form.get("assistance"), form.get("assistant"),
                          form.get("breaks"),  form.get("duty_told"),  form.get("text")};
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    return record_interview(tx, house, opened, context.viewer(), context.request.parameter("interview"),
                            version_in(form.get("version")), input);
  });
  return after(context, house, Shown::record, done, "enquiries.recorded");
}

http::Response take_closing(Context& context, House& house) {
  const auto& form = context.request.form;
  const ClosingInput input{form.get("read_back_on"), form.get("signature"), form.get("refusal"), form.get("copy_on"),
                           form.get("no_copy")};
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    return finish_interview(tx, house, opened, context.viewer(), context.request.parameter("interview"),
                            version_in(form.get("version")), input);
  });
  return after(context, house, Shown::closing, done, "enquiries.interview_finished");
}

http::Response take_call_off(Context& context, House& house) {
  const auto& form = context.request.form;
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    return call_off(tx, house, opened, context.viewer(), context.request.parameter("interview"),
                    version_in(form.get("version")), form.get("called_off"));
  });
  return after(context, house, Shown::whole, done, "enquiries.recorded");
}

http::Response take_paper(Context& context, House& house) {
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    return add_paper(tx, house, opened, context.viewer(), context.request.parameter("interview"),
                     context.request.form.get("document"));
  });
  return after(context, house, Shown::whole, done, "enquiries.recorded");
}

http::Response take_all_heard(Context& context, House& house) {
  const auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) -> Result<Done> {
    return all_heard(tx, house, opened, context.viewer());
  });
  if (done.ok()) return web::see_other_with_notice(here(context, "/interviews"), "enquiries.recorded");
  return is_gone(done.errors()) ? casework::refused(context, done.errors()) : list_page(context, house, done.errors());
}

}  // namespace

void add_interview_routes(web::RouteTable& table, House& house) {
  const std::string one = "/matters/{id}/interviews/{interview}";
  table.add({
      web::page("enquiries.interviews", "/matters/{id}/interviews", {}, with(house, show_list)),
      web::page("enquiries.invite_form", "/matters/{id}/interviews/new", {}, with(house, show_invite)),
      web::action("enquiries.invite", "/matters/{id}/interviews/new", {}, with(house, take_invite)),
      web::action("enquiries.all_heard", "/matters/{id}/interviews/heard", {}, with(house, take_all_heard)),
      web::page("enquiries.interview", one, {}, with(house, show_one)),
      web::page("enquiries.record_form", one + "/record", {}, with(house, show_record)),
      web::action("enquiries.record", one + "/record", {}, with(house, take_record)),
      web::page("enquiries.closing_form", one + "/closing", {}, with(house, show_closing)),
      web::action("enquiries.closing", one + "/closing", {}, with(house, take_closing)),
      web::action("enquiries.interview_paper", one + "/documents", {}, with(house, take_paper)),
      web::action("enquiries.call_off", one + "/call-off", {}, with(house, take_call_off)),
  });
}

}  // namespace waarborg::enquiries
