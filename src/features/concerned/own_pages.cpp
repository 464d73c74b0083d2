// "My matter": what the person concerned is told, their rights, who helps them, their papers and their own answer. They
// are kept out of the matter itself; here stands only what was written for them.
#include <memory>

#include "base/text.h"
#include "features/casework/contract/attachment.h"
#include "features/casework/contract/matter_page.h"
#include "features/concerned/pages.h"
#include "features/concerned/touch.h"
#include "matters/participants.h"
#include "platform/sealing/sealed_file.h"

namespace waarborg::concerned {

namespace {

using html::Html;
using html::words;
using html::operator""_html;
using i18n::Translator;
using matters::House;
using storage::Transaction;
using web::Context;

constexpr const char* kBase = "/my-matter";

std::string phase_of(const Translator& t, const OwnMatter& own) {
  if (!own.matter.is_open()) return t("concerned.closed");
  const auto* phase = own.procedure->phase(own.matter.phase);
  return phase ? t(phase->public_title) : std::string{};
}

http::Response show_list(Context& context, House& house) {
  const auto all = house.database().read(
      [&](Transaction& tx) -> Result<std::vector<OwnMatter>> { return own_matters(tx, house, context.viewer()); });
  if (!all.ok()) return web::error_page(context, all.errors());
  const auto& t = context.t;
  Html body;
  body << "<p>"_html << t("concerned.own_intro") << "</p>"_html;
  if (all->empty()) body << "<p>"_html << t("concerned.own_none") << "</p>"_html;
  body << "<ul class=\"plain-list\">"_html;
  for (const auto& own : *all)
    body << "<li><h2><a href=\"/my-matter/"_html << own.touch.id << "\">"_html << t(own.procedure->title)
         << "</a></h2><p>"_html << t("concerned.since", {t.long_date(own.matter.received_on)}) << " "_html
         << phase_of(t, own) << "</p></li>"_html;
  body << "</ul>"_html;
  return web::render(context, {t("concerned.own_title"), {{t("common.start"), "/"}}}, body);
}

/// Rights in plain words; the duty to cooperate is the procedure's own (INV-02).
Html rights_view(const Translator& t, const matters::Procedure& procedure) {
  Html out;
  out << "<h2>"_html << t("concerned.rights") << "</h2><ul>"_html;
  const bool duty = procedure.duty_to_cooperate && procedure.duty_to_cooperate->person_concerned;
  for (const char* right :
       {duty ? "right_duty" : "right_no_duty", "right_assistance", "right_record", "right_answer", "right_contact"})
    out << "<li>"_html << t("concerned." + std::string(right)) << "</li>"_html;
  out << "</ul>"_html;
  if (procedure.duty_to_cooperate) {
    Html source;
    source << "<p>"_html << procedure.duty_to_cooperate->source << "</p>"_html;
    out << casework::more(t("concerned.source"), source);
  }
  return out;
}

Html told_view(const Translator& t, const OwnMatter& own) {
  Html out;
  out << "<h2>"_html << t("concerned.own_told") << "</h2>"_html;
  if (own.entries.empty()) out << "<p>"_html << t("concerned.own_nothing") << "</p>"_html;
  out << "<ol class=\"plain-list\">"_html;
  for (const auto& entry : own.entries) {
    out << "<li><h3>"_html << t("concerned.kind_" + entry.kind) << ", "_html << t.long_date(entry.on) << "</h3>"_html
        << casework::own_words(entry.text);
    if (!entry.document.empty())
      out << "<p><a href=\"/my-matter/"_html << own.touch.id << "/papers/"_html << entry.id << "\">"_html
          << entry.document << "</a></p>"_html;
    out << "</li>"_html;
  }
  return out << "</ol>"_html;
}

Html reply_form(const Context& context, const OwnMatter& own, const Errors& errors) {
  const auto& t = context.t;
  if (!own.matter.is_open()) return {};
  const auto state = errors.empty() ? html::FormState{} : web::state_of(context.request, errors);
  Html out;
  return out << "<h2>"_html << t("concerned.reply") << "</h2>"_html
             << html::form_start(std::string(kBase) + "/" + own.touch.id, context.csrf())
             << html::text_field(t, state, "text", t("concerned.reply_text"),
                                 {.hint = t("concerned.reply_hint"), .rows = 8, .length_max = kTextMax})
             << html::submit(t("concerned.send")) << html::form_end();
}

struct OwnPage {
  OwnMatter own;
  std::string care;
};

http::Response one_page(Context& context, House& house, const Errors& errors) {
  const auto& t = context.t;
  // Opening it leaves a line in the audit log, therefore a write.
  const auto page = house.database().write([&](Transaction& tx) -> Result<OwnPage> {
    OwnPage out{TRY(open_own(tx, house, context.viewer(), context.request.parameter("one"))), {}};
    casework::Names names(tx, house, t);
    const auto care = matters::active_participant(tx, out.own.matter.id, "care_contact");
    if (!care.empty()) out.care = names.principal(care);
    return out;
  });
  if (!page.ok()) return web::error_page(context, page.errors());
  const auto& own = page->own;
  Html body = html::error_summary(t, errors, {{"text", t("concerned.reply_text")}});
  body << "<p>"_html << phase_of(t, own) << "</p>"_html
       << html::facts(
              {{t("concerned.number"), words(own.matter.number)},
               {t("concerned.began"), words(t.long_date(own.matter.received_on))},
               {t("concerned.care_contact"), words(page->care.empty() ? t("concerned.no_care_yet") : page->care)},
               {t("concerned.hear_by"),
                words(own.matter.is_open() ? t.long_date(own.touch.due_on) : t("concerned.closed"))}});
  body << told_view(t, own) << reply_form(context, own, errors) << rights_view(t, *own.procedure) << "<h2>"_html
       << t("concerned.aftercare") << "</h2><p>"_html << t("concerned.aftercare_text") << "</p>"_html;
  web::PageOptions options{t(own.procedure->title), {{t("concerned.own_title"), kBase}}};
  if (!errors.empty()) options.status = web::status_of(errors);
  return web::render(context, options, body);
}

http::Response take_reply(Context& context, House& house) {
  const std::string text(trim(context.request.form.get("text")));
  const std::string& id = context.request.parameter("one");
  const auto done =
      house.database().write([&](Transaction& tx) { return reply(tx, house, context.viewer(), id, text); });
  if (done.ok()) return web::see_other_with_notice(std::string(kBase) + "/" + id, "concerned.sent");
  if (done.error().kind == ErrorKind::not_found) return web::error_page(context, done.errors());
  return one_page(context, house, done.errors());
}

http::Response give_paper(Context& context, House& house) {
  const auto entry = house.database().write([&](Transaction& tx) -> Result<Entry> {
    auto own = TRY(open_own(tx, house, context.viewer(), context.request.parameter("one")));
    for (auto& one : own.entries)
      if (one.id == context.request.parameter("entry") && !one.document.empty()) return std::move(one);
    return not_found();
  });
  if (!entry.ok()) return web::error_page(context, entry.errors());
  auto opened = sealing::SealedFileReader::open(house.platform.config.files() / entry->file, entry->document_key);
  if (!opened.ok()) return web::error_page(context, opened.errors());
  const std::shared_ptr<sealing::SealedFileReader> reader = std::move(opened).value();
  http::Response response;
  response.content_type = "application/octet-stream";
  response.set_header("Content-Disposition", casework::attachment(entry->document));
  response.stream = [reader] { return reader->next(); };
  response.stream_size = entry->size;
  return response;
}

}  // namespace

void add_own_routes(web::RouteTable& table, House& house) {
  const std::string base = kBase;
  table.add({
      web::page("concerned.own", base, {}, [&house](Context& context) { return show_list(context, house); }),
      web::page("concerned.own_one", base + "/{one}", {},
                [&house](Context& context) { return one_page(context, house, {}); }),
      web::action("concerned.reply", base + "/{one}", {},
                  [&house](Context& context) { return take_reply(context, house); }),
      web::page("concerned.paper", base + "/{one}/papers/{entry}", {},
                [&house](Context& context) { return give_paper(context, house); }),
  });
  table.add_nav({"concerned.own_title", base, {}, 90, {}});
}

}  // namespace waarborg::concerned
