#include <algorithm>

#include "base/text.h"
#include "features/casework/contract/unsent.h"
#include "features/enquiries/enquiry.h"
#include "features/enquiries/findings_work.h"
#include "features/enquiries/pages.h"
#include "features/enquiries/papers.h"
#include "matters/content.h"
#include "matters/participants.h"
#include "platform/web/drafts.h"
#include "platform/web/pdf.h"

namespace waarborg::enquiries {

namespace {

using casework::Body;
using matters::House;
using matters::Opened;
using web::Context;

/// With the names that the page and the report show.
Material named_material(storage::Transaction& tx, const Context& context, const House& house, const Opened& opened) {
  Material material = read_material(tx, opened);
  casework::Names names(tx, house, context.t);
  if (const Plan* plan = approved_plan(material.plans)) material.commissioner = names.account(plan->decided_by);
  material.investigator = names.principal(matters::active_participant(tx, opened.matter.id, "handler"));
  return material;
}

std::vector<Reference> known_references(const Context& context, const Material& material) {
  std::vector<Reference> known;
  for (const auto& [reference, words] : material.references(context.t)) known.push_back(reference);
  return known;
}

/// What was typed, in the order of the form, which holds its questions itself: the plan may have changed meanwhile.
Findings typed(const http::Fields& form) {
  Findings findings;
  findings.version = version_in(form.get("version"));
  for (int at = 1; at <= 2 * kQuestionsMax; ++at) {
    const std::string number = "_" + std::to_string(at);
    if (!form.has("question" + number)) break;
    findings.questions.push_back({form.get("question" + number), form.get("facts" + number),
                                  form.all("references" + number), form.get("assessment" + number)});
  }
  return findings;
}

http::Response findings_page(Context& context, House& house, const Errors& errors) {
  const auto draft = errors.empty() ? web::take_draft(context, context.request.path) : std::nullopt;
  return casework::show(context, house, [&](storage::Transaction& tx, const Opened& opened) -> Result<Body> {
    if (!is_enquiry(opened.matter.kind)) return not_found();
    FindingsPage page;
    page.matter_id = opened.matter.id;
    page.csrf = context.csrf();
    page.material = named_material(tx, context, house, opened);
    page.can_work = opened.matter.is_open() && investigates(tx, house, opened, context.viewer());
    page.state = state_of(page.material.findings);
    if (draft) {
      page.state = draft->state();
      page.material.findings.version = version_in(draft->fields.get("version"));
    }
    if (!errors.empty()) page.state = web::state_of(context.request, errors);
    page.stands_changed = !errors.empty() && errors.front().code == "matter.changed";
    Body body{"findings", {}, errors.empty() ? 200 : web::status_of(errors)};
    if (draft) body.html << web::draft_alert(context.t);
    body.html << findings_view(context.t, page);
    return body;
  });
}

http::Response show_findings(Context& context, House& house) { return findings_page(context, house, {}); }

Result<Done> keep_findings(storage::Transaction& tx, const Context& context, const House& house, const Opened& opened) {
  TRY(check_investigates(tx, house, opened, context.viewer()));
  const Material material = named_material(tx, context, house, opened);
  if (material.findings.questions.empty()) return conflict("enquiries.no_approved_plan");
  Findings findings = typed(context.request.form);
  if (findings.version != material.findings.version) return conflict("matter.changed");
  // Only questions that are asked, or that were: the form cannot invent one.
  for (const auto& one : findings.questions)
    if (std::ranges::find(material.findings.questions, one.question, &QuestionFindings::question) ==
        material.findings.questions.end())
      return conflict("matter.changed");
  Errors errors = check_findings(findings, known_references(context, material));
  if (!errors.empty()) return errors;
  findings.saved_by = context.viewer().account_id;
  if (!save_findings(tx, opened, findings)) return conflict("matter.changed");
  leave_audit(tx, house, opened, context.viewer(), "findings_save");
  return Done{};
}

// ---- The report.

struct Draft {
  Opened opened;
  Material material;
};

Result<Material> material_of(Context& context, House& house, const Opened& opened) {
  return house.database().read([&](storage::Transaction& tx) -> Result<Material> {
    TRY(check_investigates(tx, house, opened, context.viewer()));
    return named_material(tx, context, house, opened);
  });
}

Result<Draft> report_material(Context& context, House& house) {
  Opened opened = TRY(matters::look(house, context.viewer(), context.request.parameter("id")));
  Material material = TRY(material_of(context, house, opened));
  if (Errors errors = check_reportable(material.findings); !errors.empty()) return errors;
  return Draft{std::move(opened), std::move(material)};
}

Result<Done> make_report(Context& context, House& house) {
  const Draft draft = TRY(report_material(context, house));
  const auto& config = house.platform.config;
  const std::string number = draft.opened.matter.number;
  const auto document = web::report_document(context.t, config, context.t("enquiries.report_title", {number}),
                                             context.t.long_date(house.today()),
                                             report_body(context.t, house.content.enquiry_terms, draft.material));
  const Bytes pdf = TRY(web::to_pdf(document.str(), web::letter_stylesheet(config)));
  return keep_paper(context, house, context.t("enquiries.file_report", {number}), pdf,
                    [&](storage::Transaction& tx, Opened& opened, const std::string& kept) {
                      return put_report(tx, house, opened, context.viewer(), draft.material.findings.version, kept);
                    });
}

/// Saves what was typed; one click more makes the report of it.
http::Response take_findings(Context& context, House& house) {
  const bool report = context.request.form.get("go") == "report";
  auto done = casework::act(context, house, [&](storage::Transaction& tx, Opened& opened) {
    return keep_findings(tx, context, house, opened);
  });
  if (done.ok() && report) done = make_report(context, house);
  if (done.ok())
    return web::see_other_with_notice(here(context, "/findings"),
                                      report ? "enquiries.report_made" : "enquiries.recorded");
  return is_gone(done.errors()) ? casework::refused(context, done.errors())
                                : findings_page(context, house, done.errors());
}

}  // namespace

void add_findings_routes(web::RouteTable& table, House& house) {
  table.add({
      web::page("enquiries.findings", "/matters/{id}/findings", {}, with(house, show_findings)),
      web::action("enquiries.findings_save", "/matters/{id}/findings", {}, with(house, take_findings)),
  });
}

}  // namespace waarborg::enquiries
