#include "features/casework/views.h"

namespace waarborg::casework {

using html::words;
namespace {

Html name_cell(const Documents& documents, const DocumentRow& row) {
  Html out;
  out << "<a href=\""_html << path_of(documents.matter_id, "/documents/" + row.id) << "\">"_html << row.name
      << "</a>"_html;
  return out;
}

Html upload_form(const Translator& t, const Documents& documents, const FormState& state) {
  Html out;
  out << "<h2>"_html << t("casework.add_document") << "</h2>"_html
      << html::form_start(path_of(documents.matter_id, "/documents"), documents.csrf, true)
      << html::file_field(t, state, "files", t("casework.files"))
      << html::checkbox(t, state, "reporter_sees", t("casework.show_to_reporter"), {.optional = true})
      << "<p class=\"actions\">"_html << html::submit(t("common.add")) << "</p>"_html << html::form_end();
  return out;
}

}  // namespace

Html documents_view(const Translator& t, const Documents& documents, const FormState& state) {
  std::vector<std::vector<Html>> rows;
  for (const auto& row : documents.rows) {
    Html seen;
    if (row.reporter_sees) seen << html::badge(html::Tone::info, t("common.seen_by_reporter"));
    Html check;
    check << more("SHA-256", own_words(row.sha256));
    rows.push_back({name_cell(documents, row), words(t.bytes(row.size)), words(row.when), words(row.who), seen, check});
  }
  Html out = html::error_summary(t, state.errors, {{"files", t("casework.files")}});
  out << html::table(t, t("casework.documents"),
                     {{"", t("common.name")},
                      {"", t("casework.size"), true},
                      {"", t("common.date")},
                      {"", t("casework.added_by")},
                      {"", t("casework.visibility")},
                      {"", t("casework.checksum")}},
                     rows);
  if (documents.can_add) out << upload_form(t, documents, state);
  return out;
}

}  // namespace waarborg::casework
