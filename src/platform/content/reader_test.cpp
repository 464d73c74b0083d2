#include <doctest/doctest.h>

#include "platform/content/reader.h"

using namespace waarborg;
using content::Node;
using content::Problems;

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
  const std::string lines = content::to_lines(problems.take());
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
  CHECK(errors[0].code == "content.bad_field");
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
