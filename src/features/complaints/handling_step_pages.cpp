#include "features/complaints/handling_step_pages.h"

#include "base/text.h"
#include "features/casework/contract/matter_page.h"
#include "features/casework/contract/unsent.h"
#include "features/complaints/handling_views.h"
#include "matters/content.h"
#include "matters/sources.h"
#include "platform/web/drafts.h"

namespace waarborg::complaints {

namespace {

using matters::House;
using matters::Opened;
using web::Context;

using View = html::Html (*)(const i18n::Translator&, const House&, const StepPage&);

html::Html refusal_of(const i18n::Translator& t, const House& house, const StepPage& page) {
  return refusal_view(t, house.content.complaint_terms, page);
}
html::Html notice_of(const i18n::Translator& t, const House&, const StepPage& page) { return notice_view(t, page); }
html::Html judgement_of(const i18n::Translator& t, const House&, const StepPage& page) {
  return judgement_view(t, page);
}

/// One of the three pages: its step, title and view.
struct StepKind {
  std::string_view step;
  std::string_view title_key;
  View view;
};
constexpr StepKind kRefusal{"not_taken_up", "complaint.refuse", refusal_of};
constexpr StepKind kNotice{"inform_mayor", "complaint.inform", notice_of};
constexpr StepKind kJudgement{"send_judgement", "complaint.send_judgement", judgement_of};

std::string complaint_path(const Context& context) {
  return "/matters/" + context.request.parameter("id") + "/complaint";
}

void put_letter(html::FormState& form, const LetterProposal& letter) {
  std::erase_if(form.values, [](const auto& field) { return field.first == "subject" || field.first == "message"; });
  form.values.emplace_back("subject", letter.subject);
  form.values.emplace_back("message", letter.message);
}

/// The page with its step, or the error that it is not its turn.
Result<StepPage> read_step(storage::Transaction& tx, const Context& context, const House& house, const Opened& opened,
                           const StepKind& kind) {
  const auto step = matters::open_step(tx, opened.matter.id, kind.step);
  if (!step) return conflict("error.state");
  StepPage page;
  page.matter_id = opened.matter.id;
  page.csrf = context.csrf();
  page.step_id = step->id;
  page.due = step->due_on;
  page.source = matters::source_words(context.t, step->source);
  page.today = house.today();
  page.with_prosecutor = house.jurisdiction() == calendar::Jurisdiction::nl;
  page.all_judged = all_judged(allegations(tx, opened));
  if (kind.step == kJudgement.step) put_letter(page.form, judgement_letter(tx, house, opened));
  return page;
}

/// The letter that goes with what was chosen so far.
void write_refusal(storage::Transaction& tx, const House& house, const Opened& opened, StepPage& page) {
  put_letter(page.form, refusal_letter(tx, house, opened, page.form.value("ground"), page.form.value("explanation"),
                                       page.form.value("desk")));
}

http::Response show_step(Context& context, House& house, const StepKind& kind, const html::FormState* posted) {
  const bool wants_letter = posted && posted->value("go") == "letter";
  casework::Typed typed;
  if (!posted) typed = casework::typed_into(context, {});
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<casework::Body> {
    if (opened.matter.kind != "complaint") return not_found();
    auto page = TRY(read_step(tx, context, house, opened, kind));
    if (posted) page.form = *posted;
    if (wants_letter) write_refusal(tx, house, opened, page);
    if (typed.any()) page.form = typed.state;
    return casework::Body{"complaint", kind.view(context.t, house, page),
                          page.form.errors.empty() ? 200 : web::status_of(page.form.errors), context.t(kind.title_key),
                          typed.notice};
  });
}

http::Response answer(Context& context, House& house, const StepKind& kind, const Result<Done>& done) {
  if (done.ok()) return web::see_other_with_notice(complaint_path(context), "complaint.saved");
  const auto status = done.error().kind;
  if (status == ErrorKind::not_found || status == ErrorKind::forbidden || status == ErrorKind::unavailable)
    return casework::refused(context, done.errors());
  const html::FormState state = web::state_of(context.request, done.errors());
  return show_step(context, house, kind, &state);
}

/// The record of the step, in the words of whoever writes it.
std::string notice_words(const i18n::Translator& t, const NoticeInput& input) {
  std::vector<std::string> lines;
  const auto day = [&](const std::string& key, const std::string& value) {
    if (const auto date = date_from_iso(value)) lines.push_back(t("error.in_field", {t(key), t.date(*date)}));
  };
  day("complaint.mayor_told", input.mayor_on);
  day("complaint.prosecutor_told", input.prosecutor_on);
  if (!trim(input.note).empty()) lines.emplace_back(trim(input.note));
  return join(lines, "\n");
}

}  // namespace

http::Response show_refusal(Context& context, House& house) { return show_step(context, house, kRefusal, nullptr); }

http::Response take_refusal(Context& context, House& house) {
  const auto& form = context.request.form;
  if (form.get("go") == "letter") {
    const html::FormState state = web::state_of(context.request, {});
    return show_step(context, house, kRefusal, &state);
  }
  const RefusalInput input{form.get("step"), form.get("ground"), form.get("explanation"), form.get("subject"),
                           form.get("message")};
  return answer(context, house, kRefusal,
                refuse_complaint(house, context.viewer(), context.request.parameter("id"), input));
}

http::Response show_notice(Context& context, House& house) { return show_step(context, house, kNotice, nullptr); }

http::Response take_notice(Context& context, House& house) {
  const auto& form = context.request.form;
  const NoticeInput input{form.get("step"), form.get("mayor_on"), form.get("prosecutor_on"), form.get("note")};
  return answer(
      context, house, kNotice,
      record_notice(house, context.viewer(), context.request.parameter("id"), input, notice_words(context.t, input)));
}

http::Response show_judgement(Context& context, House& house) { return show_step(context, house, kJudgement, nullptr); }

http::Response take_judgement(Context& context, House& house) {
  const auto& form = context.request.form;
  const JudgementInput input{form.get("step"), form.get("subject"), form.get("message")};
  return answer(context, house, kJudgement,
                send_judgement(house, context.viewer(), context.request.parameter("id"), input));
}

}  // namespace waarborg::complaints
