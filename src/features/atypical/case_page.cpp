#include "features/atypical/case_page.h"

#include <algorithm>

#include "features/atypical/case_view.h"
#include "features/atypical/following.h"
#include "features/atypical/list_view.h"
#include "features/atypical/opening.h"
#include "features/atypical/sealed.h"
#include "features/atypical/seats.h"
#include "matters/matter.h"
#include "platform/directory/directory.h"
#include "platform/web/drafts.h"

namespace waarborg::atypical {
namespace {

using storage::Transaction;

void read_people(Transaction& tx, const matters::House& house, const identity::Viewer& viewer, CaseView& view) {
  const auto name = [&](const std::string& account) {
    return account.empty() ? std::string() : directory::account_name(tx, house.keys(), account);
  };
  for (auto& row : questions_of(tx, view.row.id))
    view.questions.push_back(
        {row, row.answered_on ? read_answer(tx, viewer, row.id) : std::nullopt, name(row.asked_by)});
  for (auto& row : openings_of(tx, view.row.id)) {
    if (!view.openings.empty() && view.openings.back().row.asked_at == row.asked_at) {
      ++view.openings.back().row.people;  // one request about several of an event
      continue;
    }
    view.openings.push_back({row, name(row.asked_by), name(row.decided_by),
                             unsealed(tx, viewer, row.id, "reason").value_or(""),
                             unsealed(tx, viewer, row.id, "answer").value_or("")});
  }
  view.closed_by = name(view.row.closed_by);
}

std::string matter_number(Transaction& tx, const std::string& id) {
  const auto matter = id.empty() ? std::nullopt : matters::load_matter(tx, id);
  return matter ? matter->number : std::string();
}

void read_event(Transaction& tx, const matters::House& house, const identity::Viewer& viewer, CaseView& view) {
  view.event.people = people_of(tx, view.row.id);
  view.event.identities = opened_identities(tx, viewer, view.row.id);
  std::map<std::string, ShownDecision> by_id;
  for (const auto& person : view.event.people) {
    if (person.outcome.empty()) continue;
    auto& one = by_id[person.decision_id];
    if (one.people++ == 0) {
      one.outcome = person.outcome;
      one.on = person.closed_on;
      one.by = directory::account_name(tx, house.keys(), person.closed_by);
      one.reason = unsealed(tx, viewer, person.decision_id, "reason").value_or("");
    }
    const auto matter = matter_number(tx, person.matter_id);
    if (!matter.empty() && std::ranges::find(one.matters, matter) == one.matters.end()) one.matters.push_back(matter);
  }
  for (auto& [id, one] : by_id) view.event.decisions.push_back(std::move(one));
}

Result<CaseView> read_case(Transaction& tx, matters::House& house, const identity::Viewer& viewer, std::uint32_t own,
                           const std::string& id) {
  CaseView view;
  view.row = TRY(enter_case(tx, house, viewer, own, Act::read, id));
  // The evidence of a closed case goes with the matter that it became.
  if (auto evidence = open_evidence(tx, viewer, id); evidence.ok())
    view.evidence = std::move(*evidence);
  else if (view.row.state != "closed")
    return evidence.errors();
  view.identity = opened_identity(tx, viewer, id);
  if (is_analyst(viewer)) view.others = other_cases(tx, view.row);
  read_people(tx, house, viewer, view);
  view.reason = unsealed(tx, viewer, id, "reason").value_or("");
  view.matter_number = matter_number(tx, view.row.matter_id);
  if (view.row.kind == "event") read_event(tx, house, viewer, view);
  if (view.row.kind == "control") view.became = case_from_control(tx, view.row.id);
  if (!view.row.from_control.empty()) view.came_from = find_case(tx, view.row.from_control);
  if (view.row.kind != "control") view.changes = changes_of_case(tx, view.row.id);
  view.small_number = house.platform.config.small_number_threshold;
  view.analyst = is_analyst(viewer);
  view.approver = is_approver(viewer);
  view.today = house.today();
  view.zone = house.platform.config.zone;
  return view;
}

std::vector<std::pair<std::string, std::string>> labels(const i18n::Translator& t) {
  return {{"findings", t("atypical.ask_about")},      {"purpose", t("atypical.purpose")},
          {"open_reason", t("atypical.open_reason")}, {"outcome", t("atypical.outcome")},
          {"reason", t("atypical.reason")},           {"until", t("atypical.until")},
          {"people", t("atypical.event_choose")},     {"what", t("atypical.event_what")}};
}

http::Response show(web::Context& context, matters::House& house, const std::string& id, const Errors& errors) {
  const auto own = own_number(house, context.viewer());
  if (!own.ok()) return web::error_page(context, own.errors());
  const auto words = words_for(house, context.t);
  if (!words.ok()) return web::error_page(context, words.errors());
  auto view = house.database().write([&](Transaction& tx) { return read_case(tx, house, context.viewer(), *own, id); });
  if (!view.ok()) {
    if (view.error().kind == ErrorKind::not_found) note_refused(house, context.viewer());
    return web::error_page(context, view.errors());
  }
  const auto draft = errors.empty() ? web::take_draft(context, context.request.path) : std::nullopt;
  view->csrf = context.csrf();
  if (!errors.empty()) view->state = web::state_of(context.request, errors);
  if (draft) view->state = draft->state();
  html::Html body = html::error_summary(context.t, errors, labels(context.t));
  if (draft) body << web::draft_alert(context.t);
  body << case_view(*words, *view);
  const bool analyst = view->analyst;
  return web::render(context,
                     {.title = context.t("atypical.kind_" + view->row.kind) + " " + view->row.number,
                      .crumbs = {{context.t(analyst ? "atypical.list" : "atypical.openings"),
                                  analyst ? "/look-ups" : "/look-ups/openings"}},
                      .status = errors.empty() ? 200 : web::status_of(errors)},
                     body);
}

/// Back on the case with a notice, or the case with what is wrong.
template <class T>
http::Response answer_with(web::Context& context, matters::House& house, const std::string& id, const Result<T>& done,
                           const char* notice) {
  if (done.ok()) return web::see_other_with_notice("/look-ups/" + id, notice);
  if (done.error().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return show(context, house, id, done.errors());
}

/// What the boxes of a form say; what is no number is left out.
template <class Number>
std::vector<Number> numbers_in(const std::vector<std::string>& texts) {
  std::vector<Number> out;
  for (const auto& text : texts)
    if (!text.empty() && text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos)
      out.push_back(static_cast<Number>(std::stoul(text)));
  return out;
}

}  // namespace

http::Response show_case(web::Context& context, matters::House& house) {
  return show(context, house, context.request.parameter("id"), {});
}

http::Response post_question(web::Context& context, matters::House& house) {
  const std::string& id = context.request.parameter("id");
  auto findings = numbers_in<std::size_t>(context.request.form.all("findings"));
  const auto more = numbers_in<std::size_t>(context.request.form.all("more_findings"));
  findings.insert(findings.end(), more.begin(), more.end());
  return answer_with(context, house, id, ask(house, context.viewer(), id, findings), "atypical.question_sent");
}

http::Response post_opening(web::Context& context, matters::House& house) {
  const std::string& id = context.request.parameter("id");
  const auto& form = context.request.form;
  return answer_with(context, house, id,
                     ask_opening(house, context.viewer(), id, form.get("purpose"), form.get("open_reason")),
                     "atypical.opening_sent");
}

http::Response post_decision(web::Context& context, matters::House& house) {
  const std::string& id = context.request.parameter("id");
  const auto& form = context.request.form;
  return answer_with(context, house, id,
                     decide(house, context.viewer(), id, {form.get("outcome"), form.get("reason"), form.get("until")}),
                     "atypical.decision_kept");
}

http::Response post_event(web::Context& context, matters::House& house) {
  const std::string& id = context.request.parameter("id");
  const auto& form = context.request.form;
  const EventAct act{form.get("what"), form.get("whom") == "all", numbers_in<std::uint32_t>(form.all("people")),
                     form.get("reason"), form.get("until")};
  return answer_with(context, house, id, act_on_event(house, context.viewer(), id, act), "atypical.event_done");
}

http::Response post_follow(web::Context& context, matters::House& house) {
  const std::string& id = context.request.parameter("id");
  const auto done = follow(house, context.viewer(), id);
  return answer_with(context, house, done.ok() ? *done : id, done, "atypical.follow_done");
}

http::Response post_opening_answer(web::Context& context, matters::House& house) {
  const auto& form = context.request.form;
  const std::string& id = context.request.parameter("id");
  const auto opening =
      house.database().read([&](Transaction& tx) -> Result<std::optional<OpeningRow>> { return find_opening(tx, id); });
  if (!opening.ok()) return web::error_page(context, opening.errors());
  if (!*opening || !is_approver(context.viewer())) return web::error_page(context, Errors{not_found()});
  return answer_with(context, house, (*opening)->case_id,
                     decide_opening(house, context.viewer(), id, form.get("grant") == "yes", form.get("reason")),
                     form.get("grant") == "yes" ? "atypical.opening_granted" : "atypical.opening_refused");
}

}  // namespace waarborg::atypical
