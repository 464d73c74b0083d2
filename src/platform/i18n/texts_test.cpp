#include "platform/i18n/texts.h"

#include <doctest/doctest.h>

#include <fstream>

#include "base/bytes.h"

using namespace waarborg;
using namespace waarborg::i18n;

namespace {

/// A folder of text files that lives as long as the test.
class Folder {
 public:
  Folder() : path_(std::filesystem::temp_directory_path() / ("texts-" + new_id())) {
    std::filesystem::create_directories(path_);
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Result<Texts> load(const std::string& content) {
    std::ofstream(path_ / "things.yaml") << content;
    return Texts::load(path_);
  }

 private:
  std::filesystem::path path_;
};

Error error_in(const std::string& content) {
  const auto loaded = Folder().load(content);
  REQUIRE_FALSE(loaded.ok());
  return loaded.error();
}

}  // namespace

TEST_CASE("Load_WithAllLanguages_GivesKeysWithTheFileName") {
  const auto texts = Folder().load("hello: {nl: hallo, en: hello, fr: bonjour, de: hallo}\n");
  REQUIRE(texts.ok());
  REQUIRE(texts->find("things.hello") != nullptr);
  CHECK(texts->find("things.hello")->in(Language::fr) == "bonjour");
  CHECK(texts->find("hello") == nullptr);
}

TEST_CASE("Load_WithoutALanguage_NamesFileLineAndKey") {
  const auto error = error_in("# first\na: {nl: x, en: x, fr: x, de: x}\nb: {nl: x, en: x, fr: x}\n");
  CHECK(error.code == "error.text_language_missing");
  CHECK(error.field == "things.yaml:3");
  CHECK(error.args == std::vector<std::string>{"things.b", "de"});
}

TEST_CASE("Load_WithADuplicate_IsRefused") {
  CHECK(error_in("a: {nl: x, en: x, fr: x, de: x}\na: {nl: y, en: y, fr: y, de: y}\n").code == "error.text_duplicate");
  CHECK(error_in("a: {nl: x, nl: y, en: x, fr: x, de: x}\n").code == "error.text_duplicate");
}

TEST_CASE("Load_WithUnequalPlaceholders_IsRefused") {
  const auto error = error_in("a: {nl: '{0} van {1}', en: '{0} of {1}', fr: '{0}', de: '{0} von {1}'}\n");
  CHECK(error.code == "error.text_placeholders");
  CHECK(error.args.back() == "fr");
  CHECK(error_in("a: {nl: '{x}', en: '{x}', fr: '{x}', de: '{x}'}\n").code == "error.text_placeholders");
  const auto told = error_in("a: {nl: '{0*}', en: '{0*}', fr: '{0*}', de: '{0}'}\n");
  CHECK(told.code == "error.text_placeholders");
  CHECK(told.args.back() == "de");
}

TEST_CASE("Load_WithBrokenFiles_ReportsEveryMistakeAndNeverThrows") {
  CHECK(error_in("a: {nl: x\nb: [").code == "error.text_not_yaml");
  CHECK(error_in("just words").code == "error.text_not_a_map");
  CHECK(error_in("a: word").code == "error.text_not_a_map");
  CHECK(error_in("a: {nl: x, es: x, en: x, fr: x, de: x}").code == "error.text_language_unknown");
  CHECK(Texts::load("/nowhere/at/all").error().code == "error.text_folder");
  CHECK(Folder().load("a: {nl: x}\nb: {nl: x}\n").errors().size() == 6);
}

TEST_CASE("Negotiate_FollowsQualityThenOrder") {
  CHECK(negotiate("") == Language::nl);
  CHECK(negotiate("fr-BE,fr;q=0.9,en;q=0.8") == Language::fr);
  CHECK(negotiate("es, de;q=0.7, en;q=0.3") == Language::de);
  CHECK(negotiate("DE-at") == Language::de);
  CHECK(negotiate("en;q=0, nl;q=0.1") == Language::nl);
  CHECK(negotiate(";;q=x,,=") == Language::nl);
}

TEST_CASE("Fold_TakesAwayCaseAccentsAndSpaces") {
  CHECK(fold("  Jan   de\tVRIES ") == "jan de vries");
  CHECK(fold("Zoë Müller-Łukasz Ångström") == "zoe muller-lukasz angstrom");
  CHECK(fold("Straße Œuvre IJssel") == "strasse oeuvre ijssel");
  CHECK(fold("Ĳssel") == "ijssel");
  CHECK(fold("e\xCC\x81") == "e");
  CHECK(fold("").empty());
  CHECK(fold("\xC2\xA0").empty());
}
