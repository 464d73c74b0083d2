// The room "concerned" of a matter: who it is about, how they are kept informed, and everything they were told.
#include <algorithm>

#include "base/text.h"
#include "features/casework/contract/matter_page.h"
#include "features/casework/contract/unsent.h"
#include "features/concerned/contract/concerned.h"
#include "features/concerned/own_views.h"
#include "features/concerned/pages.h"
#include "features/concerned/touch.h"
#include "features/concerned/touch_rows.h"
#include "features/concerned/whole_file.h"
#include "matters/participants.h"
#include "matters/sent_letter.h"
#include "platform/web/download.h"

namespace waarborg::concerned {

namespace {

using casework::Body;
using html::Html;
using html::words;
using html::operator""_html;
using i18n::Translator;
using matters::House;
using matters::Opened;
using storage::Transaction;
using web::Context;

std::string base_of(const std::string& matter_id) { return casework::path_of(matter_id, "/concerned"); }

/// Written by the person concerned.
bool is_own(const Entry& entry) { return entry.kind == "reply" || entry.kind.starts_with("chose_"); }

Html entry_item(const Translator& t, const Touch& touch, const Entry& entry, casework::Names& names) {
  Html out;
  out << "<li><h4>"_html << t("concerned.kind_" + entry.kind) << ", "_html << t.date(entry.on) << "</h4><p>"_html
      << (is_own(entry) ? touch.name : names.account(entry.author)) << "</p>"_html;
  if (!entry.text.empty()) out << casework::own_words(entry.text);
  if (!entry.document.empty()) out << "<p>"_html << t("concerned.paper_given", {entry.document}) << "</p>"_html;
  if (touch.way != "page" && !is_own(entry))
    out << "<p class=\"actions\">"_html
        << html::link_button(base_of(touch.matter_id) + "/" + touch.id + "/letters/" + entry.id,
                             t("concerned.as_letter"))
        << "</p>"_html;
  return out << "</li>"_html;
}

/// What a form stands with when it came back; every person has one.
html::FormState state_for(const Context& context, const Errors& errors, const std::string& touch_id, Date today) {
  if (!errors.empty() && context.request.path.ends_with("/" + touch_id)) return web::state_of(context.request, errors);
  return {{{"day", to_iso(today)}}, {}};
}

Html entry_form(Transaction& tx, const Context& context, const House& house, const Opened& opened, const Touch& touch,
                const Errors& errors) {
  const auto& t = context.t;
  const auto state = state_for(context, errors, touch.id, house.today());
  std::vector<html::Choice> kinds, papers{{"", t("concerned.no_paper")}};
  for (const auto kind : kKinds) kinds.push_back({std::string(kind), t("concerned.kind_" + std::string(kind))});
  for (const auto& document : matters::documents(tx, opened)) papers.push_back({document.id, document.name});
  Html out;
  out << html::form_start(base_of(opened.matter.id) + "/" + touch.id, context.csrf())
      << html::select_field(t, state, "kind", t("concerned.what"), kinds)
      << html::text_field(t, state, "day", t("concerned.day"), {.type = "date"})
      << html::text_field(t, state, "text", t("concerned.text"),
                          {.hint = t("concerned.text_hint"), .rows = 5, .length_max = kTextMax})
      << html::select_field(t, state, "document", t("concerned.paper"), papers,
                            {.hint = t("concerned.paper_hint"), .optional = true})
      << "<p class=\"actions\">"_html << html::submit(t("concerned.record")) << "</p>"_html << html::form_end();
  return out;
}

/// The whole of it at once, to hand out; and an invitation for who gets letters.
Html acts_view(const Context& context, const Opened& opened, const Touch& touch, const std::vector<Entry>& entries,
               bool works) {
  const auto& t = context.t;
  const std::string base = base_of(opened.matter.id) + "/" + touch.id;
  Html out;
  out << "<div class=\"actions\">"_html << html::link_button(base + "/overview", t("concerned.as_pdf_for"));
  if (!papers_of(entries).empty()) out << html::link_button(base + "/file", t("concerned.as_zip_for"));
  if (works && touch.way == "letters")
    out << html::form_start(base + "/invitation", context.csrf())
        << html::submit(t("concerned.invite"), html::ButtonKind::plain) << html::form_end();
  return out << "</div>"_html;
}

Html person_view(Transaction& tx, const Context& context, const House& house, const Opened& opened, const Touch& touch,
                 bool works, casework::Names& names, const Errors& errors) {
  const auto& t = context.t;
  Html out;
  out << "<section><h2>"_html << touch.name << "</h2>"_html
      << html::facts({{t("concerned.way"), words(t("concerned.way_" + touch.way))},
                      {t("concerned.next_contact"), html::deadline(t, touch.due_on, house.today())}});
  const auto entries = entries_of(tx, touch);
  out << acts_view(context, opened, touch, entries, works);
  if (works)
    out << "<h3>"_html << t("concerned.tell") << "</h3>"_html << entry_form(tx, context, house, opened, touch, errors);
  out << "<h3>"_html << t("concerned.told") << "</h3>"_html;
  if (entries.empty()) out << "<p>"_html << t("concerned.nothing_told") << "</p>"_html;
  out << "<ol class=\"plain-list\">"_html;
  for (const auto& entry : entries) out << entry_item(t, touch, entry, names);
  return out << "</ol></section>"_html;
}

Html begin_form(Transaction& tx, const Context& context, const Opened& opened, const std::vector<Touch>& all,
                const Errors& errors) {
  const auto& t = context.t;
  std::vector<html::Choice> people;
  for (const auto& person : matters::people(tx, opened))
    if (person.capacity == "concerned" && std::ranges::find(all, person.text, &Touch::name) == all.end())
      people.push_back({person.text, person.text});
  if (people.empty()) {
    Html none;
    if (all.empty()) none << html::alert(html::Tone::info, t("concerned.nobody"));
    return none;
  }
  const auto state = !errors.empty() && context.request.path.ends_with("/concerned")
                         ? web::state_of(context.request, errors)
                         : html::FormState{};
  Html out;
  out << "<h2>"_html << t("concerned.begin") << "</h2>"_html
      << html::form_start(base_of(opened.matter.id), context.csrf())
      << html::radio_group(t, state, "person", t("concerned.person"), people)
      << html::radio_group(t, state, "way", t("concerned.way"),
                           {{"ask", t("concerned.way_ask"), t("concerned.way_ask_hint")},
                            {"page", t("concerned.way_page"), t("concerned.way_page_hint")},
                            {"letters", t("concerned.way_letters"), t("concerned.way_letters_hint")}})
      << html::submit(t("concerned.begin")) << html::form_end();
  return out;
}

Html care_view(Transaction& tx, const Translator& t, const Opened& opened, casework::Names& names) {
  const auto care = matters::active_participant(tx, opened.matter.id, "care_contact");
  if (care.empty()) return html::alert(html::Tone::warning, t("concerned.no_care_contact"));
  return html::facts({{t("concerned.care_contact"), words(names.principal(care))}});
}

http::Response room(Context& context, House& house, const Errors& errors) {
  return casework::show(context, house, [&](Transaction& tx, const Opened& opened) -> Result<Body> {
    if (!opened.procedure->contact) return not_found();
    const auto& t = context.t;
    casework::Names names(tx, house, t);
    Body body{"concerned", {}, errors.empty() ? 200 : web::status_of(errors)};
    body.html << html::error_summary(t, errors,
                                     {{"person", t("concerned.person")},
                                      {"way", t("concerned.way")},
                                      {"kind", t("concerned.what")},
                                      {"day", t("concerned.day")},
                                      {"text", t("concerned.text")},
                                      {"document", t("concerned.paper")}})
              << "<p>"_html << t("concerned.intro") << "</p>"_html << care_view(tx, t, opened, names);
    const bool works = opened.matter.is_open() && keeps_touch(tx, house, opened, context.viewer());
    const auto all = people_of(tx, opened);
    body.html << coming_view(t, coming_of(tx, opened.matter, *opened.procedure), house.today());
    for (const auto& touch : all) body.html << person_view(tx, context, house, opened, touch, works, names, errors);
    if (works) body.html << begin_form(tx, context, opened, all, errors);
    return body;
  });
}

http::Response after(Context& context, House& house, const Result<Done>& done) {
  if (done.ok()) return web::see_other_with_notice(base_of(context.request.parameter("id")), "concerned.recorded");
  return done.error().kind == ErrorKind::not_found ? casework::refused(context, done.errors())
                                                   : room(context, house, done.errors());
}

http::Response take_person(Context& context, House& house) {
  const auto& form = context.request.form;
  return after(context, house, casework::act(context, house, [&](Transaction& tx, Opened& opened) {
                 return begin_touch(tx, house, opened, context.viewer(), {form.get("person"), form.get("way")});
               }));
}

http::Response take_entry(Context& context, House& house) {
  const auto& form = context.request.form;
  const NewEntry input{form.get("kind"), form.get("day"), std::string(trim(form.get("text"))), form.get("document")};
  return after(context, house, casework::act(context, house, [&](Transaction& tx, Opened& opened) {
                 return record_entry(tx, house, opened, context.viewer(), context.request.parameter("one"), input);
               }));
}

http::Response take_invitation(Context& context, House& house) {
  return after(context, house, casework::act(context, house, [&](Transaction& tx, Opened& opened) {
                 return invite(tx, house, opened, context.viewer(), context.request.parameter("one"));
               }));
}

struct HandOut {
  OwnMatter own;
  std::string care;
};

/// Only who keeps in touch takes the whole of it out of the house.
http::Response hand_out(Context& context, House& house, AtOnce what) {
  const auto opened = matters::look(house, context.viewer(), context.request.parameter("id"));
  if (!opened.ok()) return casework::refused(context, opened.errors());
  const auto t = matters::translator_for(house, opened->matter);
  const auto found = house.database().write([&](Transaction& tx) -> Result<HandOut> {
    if (!keeps_touch(tx, house, *opened, context.viewer())) return forbidden("concerned.not_yours");
    for (const auto& touch : people_of(tx, *opened)) {
      if (touch.id != context.request.parameter("one")) continue;
      HandOut out{own_view(tx, *opened, touch), {}};
      if (!out.own.care_contact.empty()) out.care = casework::Names(tx, house, t).principal(out.own.care_contact);
      trace(tx, house, context.viewer().account_id, "hand_out", opened->matter.id, touch.id);
      return out;
    }
    return not_found();
  });
  if (!found.ok()) return web::error_page(context, found.errors());
  auto made = answer_at_once(house, t, found->own, found->care, what);
  return made.ok() ? std::move(*made) : web::error_page(context, made.errors());
}

struct Letter {
  matters::MatterMessage message;
  std::string to;
};

http::Response give_letter(Context& context, House& house) {
  const auto opened = matters::look(house, context.viewer(), context.request.parameter("id"));
  if (!opened.ok()) return casework::refused(context, opened.errors());
  const auto t = matters::translator_for(house, opened->matter);
  const auto letter = house.database().read([&](Transaction& tx) -> Result<Letter> {
    for (const auto& touch : people_of(tx, *opened))
      for (const auto& entry : entries_of(tx, touch))
        if (touch.id == context.request.parameter("one") && entry.id == context.request.parameter("entry")) {
          Letter out{{}, touch.name};
          out.message.at = house.clock().now();
          out.message.subject = t("concerned.kind_" + entry.kind);
          out.message.body = entry.text + "\n\n" + matters::contact_lines(house.platform.config);
          return out;
        }
    return not_found();
  });
  if (!letter.ok()) return web::error_page(context, letter.errors());
  auto pdf = matters::letter_pdf(house, t, opened->matter.number, letter->message, {letter->to});
  if (!pdf.ok()) return web::error_page(context, pdf.errors());
  return web::download(as_text(*pdf), opened->matter.number + ".pdf");
}

}  // namespace

void add_room_routes(web::RouteTable& table, House& house) {
  const std::string base = "/matters/{id}/concerned";
  table.add({
      web::page("concerned.room", base, {}, [&house](Context& context) { return room(context, house, {}); }),
      web::action("concerned.begin", base, {}, [&house](Context& context) { return take_person(context, house); }),
      web::action("concerned.record", base + "/{one}", {},
                  [&house](Context& context) { return take_entry(context, house); }),
      web::action("concerned.invite", base + "/{one}/invitation", {},
                  [&house](Context& context) { return take_invitation(context, house); }),
      web::page("concerned.overview", base + "/{one}/overview", {},
                [&house](Context& context) { return hand_out(context, house, AtOnce::overview); }),
      web::page("concerned.file", base + "/{one}/file", {},
                [&house](Context& context) { return hand_out(context, house, AtOnce::with_papers); }),
      web::page("concerned.letter", base + "/{one}/letters/{entry}", {},
                [&house](Context& context) { return give_letter(context, house); }),
  });
}

void add_rooms(House& house) {
  house.rooms.add({"concerned", "concerned.room", 30, [](const matters::Matter&, const matters::Procedure& procedure) {
                     return procedure.contact.has_value();
                   }});
}

void add_routes(web::RouteTable& table, House& house) {
  add_room_routes(table, house);
  add_own_routes(table, house);
}

}  // namespace waarborg::concerned
