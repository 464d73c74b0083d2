#include "features/enquiries/evidence_views.h"

#include "features/enquiries/enquiry.h"
#include "features/enquiries/view_parts.h"
#include "platform/html/one_file.h"

namespace waarborg::enquiries {

using casework::own_words;
using casework::path_of;
using html::operator""_html;

namespace {

std::string room_path(const std::string& matter_id, std::string_view rest = {}) {
  return path_of(matter_id, "/evidence" + std::string(rest));
}

std::string title_of(const Translator& t, const Evidence& item) {
  return t("enquiries.evidence_number", {std::to_string(item.number)});
}

Html file_badges(const Translator& t, const Evidence& item) {
  Html out;
  if (item.lies) out << html::badge(html::Tone::bad, t("enquiries.lies")) << " "_html;
  if (item.cleaning == "cleaning.bomb" || item.cleaning == "cleaning.damaged")
    out << html::badge(html::Tone::warning, t("enquiries.suspect")) << " "_html;
  return out;
}

std::vector<std::pair<std::string, Html>> file_facts(const Translator& t, const EvidencePage& page) {
  const Evidence& item = page.item;
  if (item.document_id.empty()) return {{t("enquiries.file"), line(t("enquiries.no_file"))}};
  Html copy;
  if (item.clean_document_id.empty())
    copy << t(item.cleaning.empty() ? "cleaning.not_known" : item.cleaning);
  else
    copy << link(path_of(page.matter_id, "/documents/" + item.clean_document_id), t("enquiries.clean_copy_open"));
  Html hash;
  hash << "<code>"_html << item.sha256 << "</code>"_html;
  Html original;
  original << link(path_of(page.matter_id, "/documents/" + item.document_id), t("enquiries.original_open"));
  return {{t("enquiries.file"), original},
          {t("enquiries.file_type"), line(item.type)},
          {"SHA-256", hash},
          {t("enquiries.clean_copy"), copy}};
}

Html custody_table(const Translator& t, const EvidencePage& page) {
  std::vector<std::vector<Html>> rows;
  for (const auto& one : page.chain) {
    const auto name = page.names.find(one.recorded_by);
    rows.push_back(
        {line(t.date(one.on)), line(one.from), line(one.to), own_words(one.why),
         line(t("enquiries.on_by", {t.date_time(one.recorded_at), name == page.names.end() ? "" : name->second}))});
  }
  return html::table(t, t("enquiries.custody"),
                     {{"", t("common.date")},
                      {"", t("enquiries.from")},
                      {"", t("enquiries.to")},
                      {"", t("enquiries.reason")},
                      {"", t("enquiries.recorded_by")}},
                     rows);
}

Html hand_over_form(const Translator& t, const EvidencePage& page) {
  if (!page.can_work || page.chain.empty()) return {};
  Html out = heading(t("enquiries.hand_over"));
  return out << "<p>"_html << t("enquiries.kept_by_now", {page.chain.back().to}) << "</p>"_html
             << html::form_start(room_path(page.matter_id, "/" + page.item.id + "/custody"), page.csrf)
             << html::hidden("seen", std::to_string(page.chain.back().seq))
             << html::text_field(t, page.state, "to", t("enquiries.to"), {.length_max = kLineMax})
             << html::text_field(t, page.state, "on", t("common.date"), {.type = "date"})
             << html::text_field(t, page.state, "reason", t("enquiries.reason"), {.rows = 2, .length_max = kTextMax})
             << "<p class=\"actions\">"_html << html::submit(t("enquiries.record_hand_over")) << "</p>"_html
             << html::form_end();
}

Html clean_again(const Translator& t, const EvidencePage& page) {
  const bool may = page.can_work && !page.item.document_id.empty() && page.item.clean_document_id.empty();
  if (!may || page.item.cleaning != "cleaning.unavailable") return {};
  Html out;
  return out << html::form_start(room_path(page.matter_id, "/" + page.item.id + "/clean"), page.csrf)
             << html::hidden("version", std::to_string(page.item.version)) << "<p class=\"actions\">"_html
             << html::submit(t("enquiries.clean_again"), html::ButtonKind::plain) << "</p>"_html << html::form_end();
}

}  // namespace

Html evidence_list_view(const Translator& t, const EvidenceList& page) {
  Html out;
  if (page.can_work)
    out << "<p class=\"actions\">"_html
        << html::link_button(room_path(page.matter_id, "/new"), t("enquiries.register_evidence"),
                             html::ButtonKind::primary)
        << "</p>"_html;
  if (page.items.empty()) return out << "<p>"_html << t("enquiries.nothing_yet") << "</p>"_html;
  std::vector<std::vector<Html>> rows;
  for (const auto& [item, holder] : page.items)
    rows.push_back({link(room_path(page.matter_id, "/" + item.id), title_of(t, item)), own_words(item.what),
                    line(item.found_on ? t.date(*item.found_on) : ""), line(holder), file_badges(t, item)});
  return out << html::table(t, t("enquiries.evidence"),
                            {{"", t("enquiries.item")},
                             {"", t("enquiries.what")},
                             {"", t("enquiries.found_on")},
                             {"", t("enquiries.kept_by")},
                             {"", t("enquiries.remarks")}},
                            rows);
}

Html evidence_form_view(const Translator& t, const EvidenceForm& form) {
  std::vector<std::pair<std::string, std::string>> labels;
  for (const char* field :
       {"what", "origin", "found_on", "found_by", "found_where", "means", "holder", "file", "document"})
    labels.emplace_back(field, t("enquiries." + std::string(field)));
  const auto label = [&](const char* field) { return t("enquiries." + std::string(field)); };
  std::vector<html::Choice> means{{"", t("enquiries.no_means")}}, documents{{"", t("enquiries.no_document")}};
  means.insert(means.end(), form.means.begin(), form.means.end());
  documents.insert(documents.end(), form.documents.begin(), form.documents.end());
  Html out = html::error_summary(t, form.state.errors, labels);
  if (!form.state.errors.empty()) out << "<p class=\"hint\">"_html << t("enquiries.choose_file_again") << "</p>"_html;
  out << html::form_start(room_path(form.matter_id, "/new"), form.csrf, true)
      << html::text_field(t, form.state, "what", label("what"), {.rows = 3, .length_max = kTextMax})
      << html::text_field(t, form.state, "origin", label("origin"),
                          {.hint = t("enquiries.origin_hint"), .rows = 2, .length_max = kTextMax})
      << html::text_field(t, form.state, "found_on", label("found_on"), {.type = "date"})
      << html::text_field(t, form.state, "found_by", label("found_by"), {.length_max = kLineMax})
      << html::text_field(t, form.state, "found_where", label("found_where"),
                          {.optional = true, .length_max = kLineMax})
      << html::select_field(t, form.state, "means", label("means"), means,
                            {.hint = t("enquiries.means_used_hint"), .optional = true})
      << html::text_field(t, form.state, "holder", label("holder"),
                          {.hint = t("enquiries.holder_hint"), .length_max = kLineMax})
      << html::one_file_field(t, form.state, "file", label("file"),
                              {.hint = t("enquiries.file_hint"), .optional = true});
  if (!form.documents.empty())
    out << html::select_field(t, form.state, "document", label("document"), documents, {.optional = true});
  return out << form_buttons(t, t("enquiries.register_evidence"), room_path(form.matter_id));
}

Html evidence_view(const Translator& t, const EvidencePage& page) {
  const Evidence& item = page.item;
  Html out = html::error_summary(
      t, page.state.errors, {{"to", t("enquiries.to")}, {"on", t("common.date")}, {"reason", t("enquiries.reason")}});
  if (item.lies) out << html::alert(html::Tone::bad, t("enquiries.lies_means", {item.type}));
  if (item.cleaning == "cleaning.bomb") out << html::alert(html::Tone::bad, t("cleaning.bomb"));
  std::vector<std::pair<std::string, Html>> items{
      {t("enquiries.what"), own_words(item.what)},
      {t("enquiries.origin"), own_words(item.origin)},
      {t("enquiries.found_on"), line(item.found_on ? t.long_date(*item.found_on) : "")},
      {t("enquiries.found_by"), line(item.found_by)}};
  if (!item.found_where.empty()) items.emplace_back(t("enquiries.found_where"), own_words(item.found_where));
  if (!page.means_title.empty()) items.emplace_back(t("enquiries.means"), line(page.means_title));
  for (auto& fact : file_facts(t, page)) items.push_back(std::move(fact));
  return out << html::facts(items) << clean_again(t, page) << custody_table(t, page) << hand_over_form(t, page);
}

}  // namespace waarborg::enquiries
