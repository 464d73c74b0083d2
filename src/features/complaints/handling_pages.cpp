#include "features/complaints/handling_pages.h"

#include <algorithm>

#include "features/casework/contract/matter_page.h"
#include "features/complaints/handling_step_pages.h"
#include "features/complaints/handling_views.h"
#include "matters/content.h"
#include "matters/correspondence.h"
#include "matters/opening.h"
#include "matters/participants.h"
#include "matters/sent_letter.h"
#include "matters/sources.h"
#include "platform/web/download.h"
#include "platform/web/drafts.h"

namespace waarborg::complaints {

namespace {

using matters::House;
using matters::Opened;
using web::Context;

std::vector<TermLine> term_lines(storage::Transaction& tx, const Context& context, const Opened& opened) {
  std::vector<TermLine> lines;
  for (const auto& clock : matters::clocks(tx, opened.matter.id)) {
    const matters::ClockRule* rule = opened.procedure->clock(clock.clock);
    if (rule)
      lines.push_back({rule->title, !clock.extends.empty(), clock.nature,
                       matters::source_words(context.t, clock.source), clock.state, clock.started_on, clock.due_on});
  }
  return lines;
}

std::vector<SentLetter> sent_letters(storage::Transaction& tx, const Context& context, const Opened& opened) {
  std::vector<SentLetter> letters;
  for (const auto& message : matters::messages(tx, opened))
    if (message.direction == matters::Direction::out)
      letters.push_back({message.id, message.subject,
                         context.t.date(calendar::local_date(message.at, context.platform.config.zone))});
  return letters;
}

bool may_do(storage::Transaction& tx, const House& house, const Opened& opened, const identity::Viewer& viewer,
            std::string_view step_key) {
  const auto step = matters::open_step(tx, opened.matter.id, step_key);
  return step && matters::may_do_step(tx, house, opened, viewer, *step);
}

HandlingPage read_page(storage::Transaction& tx, const Context& context, const House& house, const Opened& opened) {
  const auto& viewer = context.viewer();
  HandlingPage page;
  page.matter_id = opened.matter.id;
  page.theme = opened.matter.theme;
  page.may_change = opened.matter.is_open();
  page.csrf = context.csrf();
  page.today = house.today();
  page.complainant = complainant_lines(tx, opened);
  page.terms = term_lines(tx, context, opened);
  page.allegations = allegations(tx, opened);
  page.checks = checks_for(house.content.complaint_terms, page.allegations, page.theme);
  page.checked = checks(tx, opened);
  page.facts = facts(tx, opened);
  std::vector<std::string> officers;
  for (const auto& allegation : page.allegations) officers.push_back(allegation.officer);
  page.asks_training = std::ranges::any_of(page.checks, [](const auto& check) { return check.key == kTrainingCheck; });
  if (page.asks_training) page.trained = training_of(tx, house, officers);
  page.may_refuse = may_do(tx, house, opened, viewer, "not_taken_up");
  page.may_inform = may_do(tx, house, opened, viewer, "inform_mayor");
  page.may_send = may_do(tx, house, opened, viewer, "send_judgement");
  page.letters = sent_letters(tx, context, opened);
  return page;
}

http::Response show_page(Context& context, House& house, const Errors& errors) {
  const auto typed = casework::typed_into(context, errors);
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<casework::Body> {
    if (opened.matter.kind != "complaint") return not_found();
    HandlingPage page = read_page(tx, context, house, opened);
    page.checklist = typed.state;
    return casework::Body{"complaint",
                          handling_view(context.t, house.content.complaint_terms, page),
                          errors.empty() ? 200 : web::status_of(errors),
                          {},
                          typed.notice};
  });
}

http::Response show(Context& context, House& house) { return show_page(context, house, {}); }

std::vector<CheckInput> checklist_of(const http::Fields& form) {
  std::vector<CheckInput> inputs;
  for (const auto& key : form.all("check"))
    inputs.push_back(
        {key, form.get("state_" + key), form.get("asked_" + key), form.get("done_" + key), form.get("note_" + key)});
  return inputs;
}

http::Response save_checks(Context& context, House& house) {
  const std::string& id = context.request.parameter("id");
  const auto& form = context.request.form;
  const auto done = record_checks(house, context.viewer(), id, number_in(form.get("version")), checklist_of(form));
  if (done.ok()) return web::see_other_with_notice("/matters/" + id + "/complaint", "complaint.saved");
  return show_page(context, house, done.errors());
}

http::Response add_complainant(Context& context, House& house) {
  const std::string& id = context.request.parameter("id");
  const auto& form = context.request.form;
  const auto done = record_complainant(house, context.viewer(), id, form.get("name"), form.get("contact"));
  if (done.ok()) return web::see_other_with_notice("/matters/" + id + "/complaint", "complaint.saved");
  return show_page(context, house, done.errors());
}

Result<AllegationPage> read_allegation(storage::Transaction& tx, const Context& context, const House& house,
                                       const Opened& opened, const std::string& id) {
  AllegationPage page;
  page.matter_id = opened.matter.id;
  page.csrf = context.csrf();
  page.decides = context.viewer().has(identity::Role::authority);
  if (!id.empty())
    page.allegation = TRY(find_allegation(tx, opened, id));
  else if (house.content.complaint_terms.category(opened.matter.theme))
    page.allegation.category = opened.matter.theme;
  page.form = form_of(page.allegation);
  for (const auto& person : matters::people(tx, opened))
    if (person.capacity == "concerned") page.officers.push_back(person.text);
  return page;
}

http::Response show_allegation_page(Context& context, House& house, const Errors& errors) {
  const auto typed = casework::typed_into(context, errors);
  const std::string& id = context.request.parameter("allegation");
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<casework::Body> {
    if (opened.matter.kind != "complaint") return not_found();
    AllegationPage page = TRY(read_allegation(tx, context, house, opened, id));
    if (typed.any()) page.form = typed.state;
    page.changed = !errors.empty() && errors.front().code == "matter.changed";
    return casework::Body{"complaint", allegation_view(context.t, house.content.complaint_terms, page),
                          errors.empty() ? 200 : web::status_of(errors),
                          context.t(id.empty() ? "complaint.add_allegation" : "complaint.edit_allegation"),
                          typed.notice};
  });
}

http::Response show_allegation(Context& context, House& house) { return show_allegation_page(context, house, {}); }

http::Response save_allegation(Context& context, House& house) {
  const std::string& id = context.request.parameter("id");
  const auto& form = context.request.form;
  const AllegationInput input{form.get("category"),          form.get("officer"), form.get("what"),
                              form.get("recommended"),       form.get("final"),   form.get("outcome"),
                              !form.get("withdrawn").empty()};
  const auto done = record_allegation(house, context.viewer(), id, context.request.parameter("allegation"),
                                      number_in(form.get("version")), input);
  if (done.ok()) return web::see_other_with_notice("/matters/" + id + "/complaint", "complaint.saved");
  return show_allegation_page(context, house, done.errors());
}

struct LetterToPrint {
  matters::MatterMessage message;
  std::vector<std::string> recipient;
};

/// CMP-08: what was sent, as a letter with the force's contact lines.
http::Response give_letter(Context& context, House& house) {
  const auto opened = look_at_complaint(context, house);
  if (!opened.ok()) return web::error_page(context, opened.errors());
  const auto letter = house.database().read([&](storage::Transaction& tx) -> Result<LetterToPrint> {
    for (auto& message : matters::messages(tx, *opened))
      if (message.id == context.request.parameter("message") && message.direction == matters::Direction::out)
        return LetterToPrint{std::move(message), complainant_lines(tx, *opened)};
    return not_found();
  });
  if (!letter.ok()) return web::error_page(context, letter.errors());
  const auto t = matters::translator_for(house, opened->matter);
  auto pdf = matters::letter_pdf(house, t, opened->matter.number, letter->message, letter->recipient);
  if (!pdf.ok()) return web::error_page(context, pdf.errors());
  return web::download(as_text(*pdf), opened->matter.number + ".pdf");
}

}  // namespace

int number_in(const std::string& text) {
  int number = 0;
  for (const char digit : text.substr(0, 9)) {
    if (digit < '0' || digit > '9') return -1;
    number = number * 10 + (digit - '0');
  }
  return text.empty() ? -1 : number;
}

Result<Opened> look_at_complaint(Context& context, House& house) {
  auto opened = TRY(matters::look(house, context.viewer(), context.request.parameter("id")));
  if (opened.matter.kind != "complaint") return not_found();
  return opened;
}

void add_handling_routes(web::RouteTable& table, matters::House& house) {
  const auto with = [&house](http::Response (*page)(Context&, House&)) -> web::Handler {
    return [&house, page](Context& context) { return page(context, house); };
  };
  table.add({
      web::page("complaints.handle", "/matters/{id}/complaint", {}, with(show)),
      web::action("complaints.checks", "/matters/{id}/complaint/checks", {}, with(save_checks)),
      web::action("complaints.complainant_add", "/matters/{id}/complaint/complainants", {}, with(add_complainant)),
      web::page("complaints.allegation_new", "/matters/{id}/complaint/allegations/new", {}, with(show_allegation)),
      web::action("complaints.allegation_add", "/matters/{id}/complaint/allegations", {}, with(save_allegation)),
      web::page("complaints.allegation", "/matters/{id}/complaint/allegations/{allegation}", {}, with(show_allegation)),
      web::action("complaints.allegation_save", "/matters/{id}/complaint/allegations/{allegation}", {},
                  with(save_allegation)),
      web::page("complaints.letter", "/matters/{id}/complaint/letters/{message}", {}, with(give_letter)),
      web::page("complaints.refusal", "/matters/{id}/complaint/not-taken-up", {}, with(show_refusal)),
      web::action("complaints.refuse", "/matters/{id}/complaint/not-taken-up", {}, with(take_refusal)),
      web::page("complaints.notice", "/matters/{id}/complaint/notice", {}, with(show_notice)),
      web::action("complaints.notice_save", "/matters/{id}/complaint/notice", {}, with(take_notice)),
      web::page("complaints.judgement", "/matters/{id}/complaint/judgement", {}, with(show_judgement)),
      web::action("complaints.judgement_send", "/matters/{id}/complaint/judgement", {}, with(take_judgement)),
  });
}

}  // namespace waarborg::complaints
