#include "platform/web/pdf.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>

using namespace waarborg;
using namespace waarborg::web;
using namespace waarborg::html;

namespace {

const i18n::Texts& texts() {
  static const auto loaded = i18n::Texts::load("content/texts");
  REQUIRE(loaded.ok());
  return *loaded;
}

config::Config force() {
  config::Config config;
  config.content = std::filesystem::absolute("content");
  config.force_name = "Politie Voorbeeld <Noord>";
  config.contact_name = "Klachtbehandeling & zorg";
  config.contact_address = "Marktplein 1, 1234 AB Voorbeeldstad";
  config.contact_phone = "030 123 45 67";
  config.contact_mail = "klachten@politie.example";
  return config;
}

Html letter_in(i18n::Language language) {
  LetterPage letter{
      "Ontvangst van uw klacht", {"Mevrouw A. Jansen", "Dorpsstraat 2"}, "18 nov. 2026", "K-2026-0012", {}};
  letter.body << "<p>"_html
              << "Wij hebben uw klacht <ontvangen>."
              << "</p>"_html;
  return letter_document({texts(), language, "Europe/Amsterdam"}, force(), letter);
}

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// What pdfinfo says of the file; empty when the tool is absent.
std::string information_of(const Bytes& pdf) {
  const auto path = std::filesystem::temp_directory_path() / ("waarborg-test-" + new_id() + ".pdf");
  std::ofstream(path, std::ios::binary) << as_text_view(pdf);
  std::string out;
  if (auto* pipe = ::popen(("pdfinfo '" + path.string() + "' 2>/dev/null").c_str(), "r")) {
    char buffer[4096];
    while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) out += buffer;
    ::pclose(pipe);
  }
  std::filesystem::remove(path);
  return out;
}

}  // namespace

TEST_CASE("[CMP-08] Letter_InEveryLanguage_CarriesTheContactDetails") {
  for (const auto language : i18n::kLanguages) {
    const auto document = letter_in(language).str();
    for (const auto* part : {"Klachtbehandeling &amp; zorg", "Marktplein 1, 1234 AB Voorbeeldstad", "030 123 45 67",
                             "klachten@politie.example", "K-2026-0012", "&lt;ontvangen&gt;"})
      CHECK_MESSAGE(contains(document, part), part);
    CHECK(contains(document, "<html lang=\"" + std::string(i18n::code_of(language)) + "\">"));
    CHECK_FALSE(contains(document, "[letter."));
  }
}

TEST_CASE("[CMP-08] Letter_WithoutAContactName_NamesTheForce") {
  const i18n::Translator t{texts(), i18n::Language::nl, "Europe/Amsterdam"};
  config::Config config;
  CHECK(contains(letter_document(t, config, {"x", {}, "y", "", {}}).str(), config.force_name));
}

TEST_CASE("Pdf_OfALetterAndAReport_IsTagged") {
  if (!has_pdf_program()) {
    MESSAGE("skipped: weasyprint is not installed");
    return;
  }
  const i18n::Translator t{texts(), i18n::Language::nl, "Europe/Amsterdam"};
  Html body;
  body << "<table><thead><tr><th>Jaar</th></tr></thead><tbody>"_html;
  for (int row = 0; row < 90; ++row) body << "<tr><td>"_html << row << "</td></tr>"_html;
  body << "</tbody></table>"_html;
  const auto letter = to_pdf(letter_in(i18n::Language::nl).str(), letter_stylesheet(force()));
  const auto report =
      to_pdf(report_document(t, force(), "Jaarbericht", "18 nov. 2026", body).str(), letter_stylesheet(force()));
  REQUIRE(letter.ok());
  REQUIRE(report.ok());
  const auto information = information_of(*letter);
  if (information.empty()) {
    MESSAGE("skipped: pdfinfo is not installed");
    return;
  }
  CHECK(contains(information, "Tagged:          yes"));
  CHECK(contains(information, "Title:           Ontvangst van uw klacht"));
  CHECK(contains(information, "Pages:           1\n"));
  CHECK(contains(information_of(*report), "Tagged:          yes"));
}

TEST_CASE("Pdf_ThatCannotBeMade_IsAnErrorAndLeavesNothing") {
  if (!has_pdf_program()) return;
  CHECK(to_pdf("<p>x</p>", "/nowhere/at-all.css").error().code == "error.pdf_unavailable");
  CHECK(to_pdf(letter_in(i18n::Language::nl).str(), {}, std::chrono::seconds{0}).error().code ==
        "error.pdf_unavailable");
}
