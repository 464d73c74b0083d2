#include "platform/web/frame.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <fstream>
#include <iterator>

using namespace waarborg;
using namespace waarborg::web;

namespace {

const i18n::Texts& texts() {
  static const auto loaded = i18n::Texts::load("content/texts");
  REQUIRE(loaded.ok());
  return *loaded;
}

constexpr std::string_view kAttack = "\"><script>alert(1)</script>";

std::string page_of(Frame frame, i18n::Language language = i18n::Language::nl) {
  html::Html body;
  body << "inhoud";
  return page_document({texts(), language, "Europe/Amsterdam"}, frame, body).str();
}

Frame staff() {
  Frame frame{Audience::staff, std::string(kAttack), "Politie Voorbeeld"};
  frame.menu = {{"Taken", "/", 7, MenuEntry::Current::page}, {std::string(kAttack), "/a?b=\"c\"", 0}};
  frame.user_name = kAttack;
  frame.notice = kAttack;
  frame.csrf = "tok";
  frame.back = "/matters?unit=\"u\"&x=1";
  frame.crumbs = {{std::string(kAttack), "/x"}};
  frame.contact = {std::string(kAttack)};
  frame.session_seconds = 1800;
  return frame;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

bool contains(const std::string& text, std::string_view part) { return count_of(text, part) > 0; }

std::size_t packed_size(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  REQUIRE_FALSE(text.empty());
  auto size = compressBound(text.size());
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(text.data()), text.size(), 9);
  return size;
}

}  // namespace

TEST_CASE("StaffPage_HasOneScriptMenuAndSignOut") {
  const auto page = page_of(staff());
  CHECK(count_of(page, "<script") == 1);
  CHECK(contains(page, "<script src=\"/static/waarborg.js\" defer></script>"));
  CHECK(contains(page, "<a href=\"/\" aria-current=\"page\">Taken"));
  CHECK(contains(page, "action=\"/sign-out\""));
  CHECK(contains(page, "name=\"csrf\" value=\"tok\""));
  CHECK(contains(page, "name=\"back\" value=\"/matters?unit=&quot;u&quot;&amp;x=1\""));
  CHECK(contains(page, "content=\"1800\""));
  CHECK(contains(page, "href=\"#content\""));
  CHECK(contains(page, "id=\"content\" tabindex=\"-1\""));
}

TEST_CASE("ReporterPage_HasNoScriptSvgFontOrMenu") {
  auto frame = staff();
  frame.audience = Audience::reporter;
  for (const auto language : i18n::kLanguages) {
    const auto page = page_of(frame, language);
    for (const auto* part :
         {"<script", "<svg", ".svg", "font-face", "<img", "/sign-out", "<dialog", "waarborg-session", "class=\"side\""})
      CHECK_MESSAGE(!contains(page, part), part);
    CHECK(contains(page, "rel=\"noreferrer nofollow\" href=\"https://"));
    CHECK(contains(page, "112"));
  }
}

TEST_CASE("PublicPage_HasNoScriptAndNoLeaveLink") {
  const auto page = page_of({Audience::anyone, "Start", "Politie Voorbeeld"});
  CHECK_FALSE(contains(page, "<script"));
  CHECK_FALSE(contains(page, "class=\"button leave\""));
  CHECK(contains(page, "<title>Start - Politie Voorbeeld - Waarborg</title>"));
}

TEST_CASE("Page_OfAnyAudience_KeepsTheContentPolicyAndTheLanguage") {
  for (const auto audience : {Audience::anyone, Audience::reporter, Audience::staff})
    for (const auto language : i18n::kLanguages) {
      auto frame = staff();
      frame.audience = audience;
      const auto page = page_of(frame, language);
      CHECK(contains(page, "<html lang=\"" + std::string(i18n::code_of(language)) + "\">"));
      CHECK_FALSE(contains(page, " style="));
      CHECK_FALSE(contains(page, "<style"));
      CHECK_FALSE(contains(page, " onclick"));
      CHECK_FALSE(contains(page, "[common."));
      CHECK(count_of(page, "<h1>") == 1);
    }
}

TEST_CASE("StyleAndScript_StayWithinTheBudgetOfTenKilobytesEach") {
  CHECK(packed_size("content/static/waarborg.css") < 10'000);
  CHECK(packed_size("content/static/waarborg.js") < 10'000);
}

TEST_CASE("Stylesheet_FetchesNothing") {
  std::ifstream in("content/static/waarborg.css");
  const std::string style(std::istreambuf_iterator<char>(in), {});
  for (const auto* part : {"url(", "@import", "@font-face", "http"}) CHECK_MESSAGE(!contains(style, part), part);
}
