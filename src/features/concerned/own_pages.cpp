// "My matter": what the person concerned is told, their rights, who helps them, their papers and their own answer. They
// are kept out of the matter itself; here stands only what was written for them.
#include "base/text.h"
#include "features/casework/contract/matter_page.h"
#include "features/casework/contract/unsent.h"
#include "features/concerned/own_views.h"
#include "features/concerned/pages.h"
#include "features/concerned/touch.h"
#include "features/concerned/whole_file.h"
#include "platform/web/download.h"

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

html::FormState posted(const Context& context, const Errors& errors, std::string_view end) {
  return !errors.empty() && context.request.path.ends_with(end) ? web::state_of(context.request, errors)
                                                                : html::FormState{};
}

/// The invitation to choose; once they chose, letters remain open to them behind "rather".
Html way_form(const Context& context, const OwnMatter& own, const Errors& errors) {
  const auto& t = context.t;
  if (!own.matter.is_open()) return {};
  const std::string action = std::string(kBase) + "/" + own.touch.id + "/way";
  Html form;
  if (own.touch.way == "page") {
    form << html::form_start(action, context.csrf()) << "<p>"_html << t("concerned.rather_letters_hint") << "</p>"_html
         << html::hidden("way", "letters") << html::submit(t("concerned.way_letters"), html::ButtonKind::plain)
         << html::form_end();
    return casework::more(t("concerned.rather_letters"), form);
  }
  form << html::form_start(action, context.csrf())
       << html::radio_group(t, posted(context, errors, "/way"), "way", t("concerned.own_way"),
                            {{"page", t("concerned.way_page"), t("concerned.own_way_page_hint")},
                             {"letters", t("concerned.way_letters"), t("concerned.own_way_letters_hint")}})
       << html::submit(t("concerned.choose")) << html::form_end();
  return html::alert(html::Tone::info, t("concerned.invited"), form);
}

Html at_once_view(const Translator& t, const OwnMatter& own) {
  const std::string base = std::string(kBase) + "/" + own.touch.id;
  Html out;
  out << "<p class=\"actions\">"_html << html::link_button(base + "/overview", t("concerned.as_pdf"));
  if (!papers_of(own.entries).empty()) out << html::link_button(base + "/file", t("concerned.as_zip"));
  return out << "</p>"_html;
}

Html reply_form(const Context& context, const OwnMatter& own, const Errors& errors) {
  const auto& t = context.t;
  if (!own.matter.is_open()) return {};
  const auto state = posted(context, errors, "/" + own.touch.id);
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

Result<OwnPage> load_page(Transaction& tx, const Context& context, House& house) {
  OwnPage out{TRY(open_own(tx, house, context.viewer(), context.request.parameter("one"))), {}};
  if (!out.own.care_contact.empty()) out.care = casework::Names(tx, house, context.t).principal(out.own.care_contact);
  return out;
}

/// A day that has passed is no promise any more: it is said that it has.
std::pair<std::string, Html> hear_by(const Translator& t, const OwnMatter& own, Date today) {
  if (!own.matter.is_open()) return {t("concerned.hear_by"), words(t("concerned.closed"))};
  const std::string day = t.long_date(own.touch.due_on);
  if (!is_late(own, today)) return {t("concerned.hear_by"), words(day)};
  return {t("concerned.hear_late"), words(t("concerned.hear_late_words", {day}))};
}

http::Response one_page(Context& context, House& house, const Errors& errors) {
  const auto& t = context.t;
  // Opening it leaves a line in the audit log, therefore a write.
  const auto page =
      house.database().write([&](Transaction& tx) -> Result<OwnPage> { return load_page(tx, context, house); });
  if (!page.ok()) return casework::refused(context, page.errors());
  const auto& own = page->own;
  Html body = html::error_summary(t, errors, {{"text", t("concerned.reply_text")}, {"way", t("concerned.own_way")}});
  if (own.touch.way == "ask") body << way_form(context, own, errors);
  body << "<p>"_html << phase_of(t, own) << "</p>"_html
       << html::facts(
              {{t("concerned.number"), words(own.matter.number)},
               {t("concerned.began"), words(t.long_date(own.matter.received_on))},
               {t("concerned.care_contact"), words(page->care.empty() ? t("concerned.no_care_yet") : page->care)},
               hear_by(t, own, house.today())});
  body << at_once_view(t, own) << coming_view(t, own.coming, house.today())
       << told_view(t, own, std::string(kBase) + "/" + own.touch.id + "/papers") << reply_form(context, own, errors)
       << rights_view(t, *own.procedure) << aftercare_view(t);
  if (own.touch.way == "page") body << way_form(context, own, errors);
  web::PageOptions options{t(own.procedure->title), {{t("concerned.own_title"), kBase}}};
  if (errors.empty()) return web::render(context, options, body);
  options.status = web::status_of(errors);
  Html kept = casework::unsent_words(context, body);
  return web::render(context, options, kept << body);
}

http::Response take_reply(Context& context, House& house) {
  const std::string text(trim(context.request.form.get("text")));
  const std::string& id = context.request.parameter("one");
  const auto done =
      house.database().write([&](Transaction& tx) { return reply(tx, house, context.viewer(), id, text); });
  if (done.ok()) return web::see_other_with_notice(std::string(kBase) + "/" + id, "concerned.sent");
  if (done.error().kind == ErrorKind::not_found) return casework::refused(context, done.errors());
  return one_page(context, house, done.errors());
}

http::Response take_way(Context& context, House& house) {
  const std::string way = context.request.form.get("way");
  const std::string& id = context.request.parameter("one");
  const auto done =
      house.database().write([&](Transaction& tx) { return choose_way(tx, house, context.viewer(), id, way); });
  if (done.ok())
    return web::see_other_with_notice(way == "letters" ? kBase : std::string(kBase) + "/" + id,
                                      "concerned.chosen_" + way);
  if (done.error().kind == ErrorKind::not_found) return casework::refused(context, done.errors());
  return one_page(context, house, done.errors());
}

http::Response give_at_once(Context& context, House& house, AtOnce what) {
  const auto page =
      house.database().write([&](Transaction& tx) -> Result<OwnPage> { return load_page(tx, context, house); });
  if (!page.ok()) return casework::refused(context, page.errors());
  auto made = answer_at_once(house, context.t, page->own, page->care, what);
  return made.ok() ? std::move(*made) : web::error_page(context, made.errors());
}

http::Response give_paper(Context& context, House& house) {
  const auto entry = house.database().write([&](Transaction& tx) -> Result<Entry> {
    auto own = TRY(open_own(tx, house, context.viewer(), context.request.parameter("one")));
    for (auto& one : own.entries)
      if (one.id == context.request.parameter("entry") && !one.document.empty()) return std::move(one);
    return not_found();
  });
  if (!entry.ok()) return web::error_page(context, entry.errors());
  auto file = web::download_sealed(house.platform.config.files() / entry->file, entry->document_key, entry->document,
                                   entry->size);
  return file.ok() ? std::move(*file) : web::error_page(context, file.errors());
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
      web::action("concerned.way", base + "/{one}/way", {},
                  [&house](Context& context) { return take_way(context, house); }),
      web::page("concerned.own_overview", base + "/{one}/overview", {},
                [&house](Context& context) { return give_at_once(context, house, AtOnce::overview); }),
      web::page("concerned.own_file", base + "/{one}/file", {},
                [&house](Context& context) { return give_at_once(context, house, AtOnce::with_papers); }),
      web::page("concerned.paper", base + "/{one}/papers/{entry}", {},
                [&house](Context& context) { return give_paper(context, house); }),
  });
  table.add_nav({"concerned.own_title", base, {}, 90, {}});
}

}  // namespace waarborg::concerned
