#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "platform/content/testing.h"

using namespace waarborg;
using content::Node;
using content::Problems;

namespace {

/// The text keys that the sources name as what is expected.
std::set<std::string> named_in_sources() {
  std::set<std::string> named;
  const std::string opening = "\"expected.";
  for (const auto& entry : std::filesystem::recursive_directory_iterator("src")) {
    const auto path = entry.path().string();
    if ((!path.ends_with(".cpp") && !path.ends_with(".h")) || path.ends_with("_test.cpp")) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string source{std::istreambuf_iterator<char>(in), {}};
    for (auto at = source.find(opening); at != std::string::npos; at = source.find(opening, at + 1))
      named.insert(source.substr(at + 1, source.find('"', at + 1) - at - 1));
  }
  return named;
}

}  // namespace

TEST_CASE("Reader_OfGoodText_GivesValues") {
  Problems problems;
  const Node root =
      Node::from_text("name: x\ncount: 3\non: true\nday: 2026-02-03\nlist: [a, b_2]\n", "f.yaml", problems);
  root.only({"name", "count", "on", "day", "list"});
  CHECK(root.at("name").text() == "x");
  CHECK(root.at("count").number(1, 9) == 3);
  CHECK(root.at("on").flag());
  CHECK(to_iso(root.at("day").date()) == "2026-02-03");
  CHECK(root.at("list").keys() == std::vector<std::string>{"a", "b_2"});
  CHECK_FALSE(root.find("absent").present());
  CHECK(problems.none());
}

TEST_CASE("Reader_OfManyMistakes_NamesThemAllByLine") {
  Problems problems;
  const Node root =
      Node::from_text("titel: x\ncount: 30\non: ja\nname: [x]\nlist: {a: 1}\ncount: 4\n", "f.yaml", problems);
  root.only({"title", "count", "on", "name", "list"});
  (void)root.at("title").text();
  (void)root.at("count").number(1, 9);
  (void)root.at("on").flag();
  (void)root.at("name").text();
  (void)root.at("list").items();
  const std::string lines = content::english(problems.take());
  CHECK(lines.find("f.yaml:1: titel: expected a known field; the nearest is title\n") != std::string::npos);
  CHECK(lines.find("f.yaml:1: title: expected this field, which is missing\n") != std::string::npos);
  CHECK(lines.find("f.yaml:2: count: expected a whole number from 1 to 9\n") != std::string::npos);
  CHECK(lines.find("f.yaml:3: on: expected true or false\n") != std::string::npos);
  CHECK(lines.find("f.yaml:4: name: expected text that is not empty\n") != std::string::npos);
  CHECK(lines.find("f.yaml:5: list: expected a list\n") != std::string::npos);
  CHECK(lines.find("f.yaml:6: count: expected this field once\n") != std::string::npos);
}

TEST_CASE("Reader_OfBrokenYaml_NamesTheLine") {
  Problems problems;
  const Node root = Node::from_text("a: 1\nb: [1, 2\nc: {\n", "f.yaml", problems);
  CHECK_FALSE(root.present());
  (void)root.at("a").text();
  const Errors errors = problems.take();
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == "content.bad_file");
  CHECK(errors[0].args[0] == "f.yaml");
  CHECK(std::stoi(errors[0].args[1]) >= 2);
}

TEST_CASE("Reader_OfNulOrBadUtf8OrNothing_IsRefused") {
  for (const std::string& text :
       {std::string("a: \0b", 5), std::string("a: \xC0\xAF"), std::string(), std::string("# only\n")}) {
    Problems problems;
    CHECK_FALSE(Node::from_text(text, "f.yaml", problems).present());
    CHECK_FALSE(problems.none());
  }
  Problems problems;
  CHECK_FALSE(Node::from_file("/nonexistent/f.yaml", problems).present());
  CHECK_FALSE(problems.none());
}

TEST_CASE("LocalText_WithoutALanguage_IsAProblem") {
  Problems problems;
  const Node root = Node::from_text("t: {nl: a, en: b, fr: c}\n", "f.yaml", problems);
  (void)root.at("t").local_text();
  const Errors errors = problems.take();
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].args[2] == "t.de");
}

TEST_CASE("Nearest_OfAWordFarFromAll_IsEmpty") {
  CHECK(content::nearest("http_prot", {"http_port", "smtp_port"}) == "http_port");
  CHECK(content::nearest("xylophone", {"zone", "data"}).empty());
}

TEST_CASE("Expected_EveryKeyOfTheSources_IsToldInEachLanguage") {
  const auto texts = i18n::Texts::load("content/texts");
  REQUIRE(texts.ok());
  const auto named = named_in_sources();
  CHECK(named.size() > 80);
  for (const auto& key : named) CHECK_MESSAGE(texts->find(key) != nullptr, key);
  for (const auto& key : texts->keys()) {
    if (!key.starts_with("expected.")) continue;
    CHECK_MESSAGE(named.contains(key), key);
    if (key == "expected.this_word") continue;
    const auto& text = *texts->find(key);
    for (const auto language : {i18n::Language::nl, i18n::Language::fr, i18n::Language::de})
      CHECK_MESSAGE(text.in(language) != text.in(i18n::Language::en), key);
  }
}

TEST_CASE("Mistake_OfAWordThatIsNear_IsToldWholeInEachLanguage") {
  const auto texts = i18n::Texts::load("content/texts");
  REQUIRE(texts.ok());
  Problems problems;
  const Node root = Node::from_text("then: handlin\ncount: x\n", "f.yaml", problems);
  content::KeySet keys;
  keys.add("handling", root);
  CHECK_FALSE(keys.require("handlin", root.at("then"), "expected.a_phase"));
  (void)root.at("count").number(1, 9);
  const Errors errors = problems.take();
  REQUIRE(errors.size() == 2);
  const auto told = [&](i18n::Language language, const Error& error) {
    return i18n::Translator(*texts, language, "UTC")(error);
  };
  CHECK(told(i18n::Language::nl, errors[0]) ==
        "f.yaml, regel 1, veld then: verwacht werd een fase die bestaat; het meest lijkt handling.");
  CHECK(told(i18n::Language::en, errors[0]) ==
        "f.yaml, line 1, field then: expected a phase that exists; the nearest is handling.");
  CHECK(told(i18n::Language::fr, errors[1]) == "f.yaml, ligne 2, champ count : il fallait un nombre entier de 1 à 9.");
  CHECK(told(i18n::Language::de, errors[1]) ==
        "f.yaml, Zeile 2, Feld count: erwartet wurde eine ganze Zahl von 1 bis 9.");
}
