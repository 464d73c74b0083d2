// The papers of plan and interviews: made while no transaction is open, then kept as documents of the matter.
#include "base/text.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/interview_views.h"
#include "features/enquiries/interview_work.h"
#include "features/enquiries/pages.h"
#include "features/enquiries/papers.h"
#include "features/enquiries/plan_store.h"
#include "matters/content.h"
#include "matters/participants.h"
#include "matters/sources.h"
#include "platform/web/pdf.h"

namespace waarborg::enquiries {

namespace {

using matters::House;
using matters::Opened;
using web::Context;

http::Response to_documents(Context& context, const Result<Done>& done) {
  if (done.ok()) return web::see_other_with_notice(here(context, "/documents"), "enquiries.paper_made");
  return web::error_page(context, done.errors());
}

std::string numbered(const std::vector<std::string>& lines) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < lines.size(); ++i) out.push_back(std::to_string(i + 1) + ". " + lines[i]);
  return join(out, "\n");
}

std::string days_in_words(const i18n::Translator& t, const std::vector<Date>& days) {
  std::vector<std::string> out;
  for (const auto day : days) out.push_back(t.long_date(day));
  return join(out, "; ");
}

// ---- The assignment letter.

Result<matters::LetterValues> commission_values(storage::Transaction& tx, const Context& context, House& house,
                                                const Opened& opened) {
  TRY(check_open(opened));
  const auto& viewer = context.viewer();
  if (!investigates(tx, house, opened, viewer) && !commissions(tx, house, opened, viewer))
    return forbidden("enquiries.not_yours");
  const auto all = plans(tx, opened);
  const Plan* plan = approved_plan(all);
  if (!plan) return conflict("enquiries.no_approved_plan");
  casework::Names names(tx, house, context.t);
  return matters::LetterValues{
      {"questions", numbered(plan->questions)},
      {"investigators", names.principal(matters::active_participant(tx, opened.matter.id, "handler"))},
      {"commissioner", names.account(plan->decided_by)},
      {"when", days_in_words(context.t, plan->moments)},
      {"assistance", plan->care}};
}

http::Response make_commission(Context& context, House& house) {
  const auto done = [&]() -> Result<Done> {
    const auto opened = TRY(matters::look(house, context.viewer(), context.request.parameter("id")));
    const auto values = TRY(
        house.database().read([&](storage::Transaction& tx) { return commission_values(tx, context, house, opened); }));
    const Bytes pdf =
        TRY(letter_paper(house, context.t, opened.matter, "commission", values, {values.at("investigators")}));
    return keep_paper(context, house, context.t("enquiries.file_commission", {opened.matter.number}), pdf,
                      [&](storage::Transaction& tx, Opened& matter, const std::string&) -> Result<Done> {
                        leave_trace(tx, house, matter, context.viewer(), "commission");
                        return Done{};
                      });
  }();
  return to_documents(context, done);
}

// ---- The invitation and the record of an interview.

Result<Interview> interview_for_paper(Context& context, House& house, const Opened& opened) {
  return house.database().read([&](storage::Transaction& tx) -> Result<Interview> {
    TRY(check_investigates(tx, house, opened, context.viewer()));
    return find_interview(tx, opened, context.request.parameter("interview"));
  });
}

std::vector<std::string> recipient_of(const Interview& interview) {
  std::vector<std::string> lines{interview.who};
  for (const auto& line : split(interview.address, '\n'))
    if (!trim(line).empty()) lines.emplace_back(trim(line));
  return lines;
}

matters::LetterValues invitation_values(const i18n::Translator& t, const House& house, const Opened& opened,
                                        const Interview& interview) {
  const bool duty = has_duty(*opened.procedure, interview.capacity);
  const std::string law =
      opened.procedure->duty_to_cooperate ? matters::source_words(t, opened.procedure->duty_to_cooperate->source) : "";
  return {{"name", interview.who},
          {"when", t("enquiries.day_at", {t.long_date(interview.planned_on), interview.planned_at})},
          {"where", interview.place},
          {"subject", interview.subject},
          {"assistance", assistance_words(t, house.content.enquiry_terms)},
          {"duty", t(duty ? "enquiries.invitation_duty" : "enquiries.invitation_no_duty", {law})}};
}

http::Response make_invitation(Context& context, House& house) {
  const auto done = [&]() -> Result<Done> {
    const auto opened = TRY(matters::look(house, context.viewer(), context.request.parameter("id")));
    const Interview interview = TRY(interview_for_paper(context, house, opened));
    if (interview.state != "invited") return conflict("enquiries.interview_closed");
    const std::string position = std::to_string(interview.position);
    const Bytes pdf =
        TRY(letter_paper(house, context.t, opened.matter, "interview_invitation",
                         invitation_values(context.t, house, opened, interview), recipient_of(interview)));
    return keep_paper(context, house, context.t("enquiries.file_invitation", {position}), pdf,
                      [&](storage::Transaction& tx, Opened& matter, const std::string&) -> Result<Done> {
                        leave_trace(tx, house, matter, context.viewer(), "invitation", position);
                        return Done{};
                      });
  }();
  return to_documents(context, done);
}

Result<Bytes> record_paper(const House& house, const i18n::Translator& t, const Opened& opened,
                           const Interview& interview) {
  html::Html body;
  if (interview.under_duty) body << html::alert(html::Tone::warning, t("enquiries.under_duty_means"));
  body << interview_facts(t, house.content.enquiry_terms, *opened.procedure, interview);
  const auto& config = house.platform.config;
  const std::string title = t("enquiries.record_title", {std::to_string(interview.position), opened.matter.number});
  const auto document = web::report_document(t, config, title, t.long_date(house.today()), body);
  return web::to_pdf(document.str(), web::letter_stylesheet(config));
}

http::Response make_record_paper(Context& context, House& house) {
  const auto done = [&]() -> Result<Done> {
    const auto opened = TRY(matters::look(house, context.viewer(), context.request.parameter("id")));
    const Interview interview = TRY(interview_for_paper(context, house, opened));
    if (!interview.held_on) return conflict("enquiries.not_held");
    const std::string position = std::to_string(interview.position);
    const Bytes pdf = TRY(record_paper(house, context.t, opened, interview));
    return keep_paper(context, house, context.t("enquiries.file_record", {position}), pdf,
                      [&](storage::Transaction& tx, Opened& matter, const std::string& document) -> Result<Done> {
                        // As it stands now: the duty may have been written down while the paper was made.
                        const auto now = TRY(find_interview(tx, matter, interview.id));
                        if (now.version != interview.version) return conflict("matter.changed");
                        TRY(add_paper(tx, house, matter, context.viewer(), now.id, document));
                        leave_audit(tx, house, matter, context.viewer(), "record_paper", position);
                        return Done{};
                      });
  }();
  return to_documents(context, done);
}

}  // namespace

void add_paper_routes(web::RouteTable& table, House& house) {
  const std::string one = "/matters/{id}/interviews/{interview}";
  table.add({
      web::action("enquiries.commission", "/matters/{id}/plan/commission", {}, with(house, make_commission)),
      web::action("enquiries.invitation", one + "/invitation", {}, with(house, make_invitation)),
      web::action("enquiries.record_paper", one + "/paper", {}, with(house, make_record_paper)),
  });
}

}  // namespace waarborg::enquiries
