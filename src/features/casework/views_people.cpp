// Who works on it, who it is about, giving a part to somebody, stepping aside.
#include "features/casework/views.h"

namespace waarborg::casework {

using html::words;
namespace {

Html participants_table(const Translator& t, const People& people) {
  std::vector<std::vector<Html>> rows;
  for (const auto& participant : people.participants)
    rows.push_back({words(participant.name), words(participant.role), words(t.date(participant.from)),
                    words(participant.until ? t.date(*participant.until) : "")});
  return html::table(
      t, t("casework.who_works"),
      {{"", t("common.name")}, {"", t("casework.role")}, {"", t("casework.from")}, {"", t("casework.until")}}, rows);
}

Html conflicts_list(const Translator& t, const People& people) {
  if (people.conflicts.empty()) return {};
  std::vector<std::vector<Html>> rows;
  for (const auto& conflict : people.conflicts) {
    Html link;
    link << "<a href=\""_html << path_of(people.matter_id, "/conflicts/" + conflict.id) << "\">"_html << conflict.name
         << "</a>"_html;
    Html grounds;
    for (const auto& ground : conflict.grounds) grounds << words(ground) << "<br>"_html;
    rows.push_back({link, words(conflict.role), grounds, words(conflict.state)});
  }
  Html out;
  out << "<h2>"_html << t("conflict.title") << "</h2><p>"_html << t("conflict.list_text") << "</p>"_html
      << html::table(
             t, t("conflict.title"),
             {{"", t("common.name")}, {"", t("casework.role")}, {"", t("conflict.ground")}, {"", t("common.status")}},
             rows);
  return out;
}

Html named_list(const Translator& t, const People& people) {
  Html out;
  out << "<h2>"_html << t("casework.who_about") << "</h2>"_html;
  if (people.named.empty()) out << "<p>"_html << t("casework.nobody_named") << "</p>"_html;
  out << "<ul class=\"plain-list\">"_html;
  for (const auto& [capacity, text] : people.named)
    out << "<li><h3>"_html << capacity << "</h3>"_html << own_words(text) << "</li>"_html;
  out << "</ul>"_html;
  return out;
}

Html name_form(const Translator& t, const People& people, const FormState& state) {
  Html out;
  out << "<h2>"_html << t("casework.name_somebody") << "</h2>"_html
      << html::form_start(path_of(people.matter_id, "/people"), people.csrf)
      << html::radio_group(t, state, "capacity", t("casework.capacity"),
                           {{"concerned", t("matter.capacity_concerned"), t("casework.concerned_hint")},
                            {"keep_out", t("matter.capacity_keep_out"), t("casework.keep_out_hint")},
                            {"witness", t("matter.capacity_witness")}})
      << html::text_field(t, state, "text", t("casework.who"), {.hint = t("casework.who_hint"), .rows = 2})
      << "<p class=\"actions\">"_html << html::submit(t("common.add")) << "</p>"_html << html::form_end();
  return out;
}

}  // namespace

Html people_view(const Translator& t, const People& people, const FormState& state) {
  Html out = html::error_summary(t, state.errors, {{"capacity", t("casework.capacity")}, {"text", t("casework.who")}});
  out << participants_table(t, people);
  if (people.open) {
    out << "<p class=\"actions\">"_html;
    if (people.may_assign)
      out << html::link_button(path_of(people.matter_id, "/assign"), t("casework.assign")) << " "_html;
    out << html::link_button(path_of(people.matter_id, "/hand-over"), t("casework.hand_over")) << " "_html
        << html::link_button(path_of(people.matter_id, "/step-aside"), t("casework.step_aside"),
                             html::ButtonKind::danger)
        << "</p>"_html;
  }
  out << conflicts_list(t, people) << named_list(t, people);
  if (people.open) out << name_form(t, people, state);
  return out;
}

Html give_view(const Translator& t, const GiveForm& form, const FormState& state) {
  const bool handing = form.giving == Giving::hand_over;
  Html out = html::error_summary(t, state.errors,
                                 {{"role", t("casework.role")},
                                  {"who", t("casework.find_somebody")},
                                  {"account", t("casework.found")},
                                  {"reason", t("step.reason")}});
  if (handing && form.roles.empty()) return out << html::alert(html::Tone::info, t("casework.nothing_to_hand_over"));
  out << html::form_start(path_of(form.matter_id, handing ? "/hand-over" : "/assign"), form.csrf)
      << html::radio_group(t, state, "role", t("casework.role"), form.roles)
      << html::text_field(t, state, "who", t("casework.find_somebody"),
                          {.hint = t("casework.find_hint"), .type = "search"})
      << "<p class=\"actions\">"_html << html::submit(t("common.search"), html::ButtonKind::plain, "do", "search")
      << "</p>"_html;
  if (form.searched && form.found.empty()) out << "<p>"_html << t("common.nothing_found") << "</p>"_html;
  if (!form.found.empty()) {
    out << html::radio_group(t, state, "account", t("casework.found"), form.found);
    if (handing) out << html::text_field(t, state, "reason", t("step.reason"), {.rows = 3});
    out << "<p class=\"actions\">"_html
        << html::submit(t(handing ? "casework.hand_over" : "casework.assign"), html::ButtonKind::primary, "do", "give")
        << "</p>"_html;
  }
  return out << html::form_end();
}

Html step_aside_view(const Translator& t, const std::string& matter_id, const std::string& csrf,
                     const FormState& state) {
  Html body;
  body << "<p>"_html << t("casework.step_aside_explained") << "</p>"_html;
  Html out = html::error_summary(t, state.errors, {{"reason", t("step.reason")}});
  out << html::alert(html::Tone::warning, t("casework.step_aside_sure"), body)
      << html::form_start(path_of(matter_id, "/step-aside"), csrf)
      << html::text_field(t, state, "reason", t("step.reason"), {.hint = t("casework.step_aside_hint"), .rows = 3})
      << "<p class=\"actions\">"_html << html::submit(t("casework.step_aside"), html::ButtonKind::danger) << " "_html
      << html::link_button(path_of(matter_id, "/people"), t("common.cancel")) << "</p>"_html << html::form_end();
  return out;
}

}  // namespace waarborg::casework
