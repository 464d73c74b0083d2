// Each guard is shown a made-up tree that breaks its rule, and one that does not. What only the compiler or
// CMake can refuse is in must_fail/.
#include <doctest/doctest.h>

#include "architecture/code_text.h"
#include "architecture/guards.h"

using namespace waarborg::architecture;

namespace {

Tree one(const char* path, std::string_view text) { return {make_file(path, text)}; }

std::string many_lines(int count, const char* first, const char* last) {
  std::string text = first;
  for (int i = 0; i < count; ++i) text += "  step();\n";
  return text + last;
}

}  // namespace

TEST_CASE("MustFail_FileOf501Lines_IsFound") {
  CHECK(long_files(one("src/base/a.cpp", many_lines(501, "", ""))).size() == 1);
  CHECK(long_files(one("src/base/a.cpp", many_lines(500, "", ""))).empty());
}

TEST_CASE("MustFail_FunctionOf71Lines_IsFound") {
  CHECK(long_functions(one("src/base/a.cpp", many_lines(69, "void f(int a) {\n", "}\n"))).size() == 1);
  CHECK(long_functions(one("src/base/a.cpp", many_lines(68, "void f(int a) {\n", "}\n"))).empty());
  CHECK(long_functions(one("src/base/a.cpp", many_lines(90, "A::A(int a)\n    : a_{a},\n      b_{1} {\n", "}\n")))
            .size() == 1);
  CHECK(long_functions(
            one("src/base/a.cpp", many_lines(90, "namespace x {\nclass A {\n void f() const {\n", "}\n};\n}\n")))
            .size() == 1);
  CHECK(long_functions(one("src/base/a.cpp", many_lines(90, "const Route kRoutes[] = {\n", "};\n"))).empty());
  CHECK(long_functions(one("src/base/a.cpp", many_lines(90, "namespace x {\n", "}\n"))).empty());
}

TEST_CASE("MustFail_CommentsAndStrings_AreNoCode") {
  const File file =
      make_file("src/base/a.cpp", "int a = 1;  // {\nauto s = \"}\\\"{\";\nauto r = R\"x({\n)\")x\"; char c = '{';\n");
  for (const std::string& line : bare_code(file)) CHECK(line.find_first_of("{}") == std::string::npos);
  REQUIRE(string_literals(file).size() == 2);
  CHECK(string_literals(file)[1].text == "{\n)\"");
}

TEST_CASE("MustFail_MarkOfUnfinishedWork_IsFound") {
  CHECK(unfinished_work(one("docs/a.md", std::string("later: TO") + "DO\n")).size() == 1);
}

TEST_CASE("MustFail_PathOfOneMachine_IsFound") {
  CHECK(machine_paths(one("docs/a.md", std::string("see /ho") + "me/someone\n")).size() == 1);
}

TEST_CASE("MustFail_InlineStyle_IsFound") {
  CHECK(inline_markup(one("src/features/a/views.cpp", "auto x = \"<p style=\\\"color:red\\\">\"_html;\n")).size() == 1);
  CHECK(inline_markup(one("src/features/a/views.cpp", "auto x = \"<p class=\\\"late\\\">\"_html;\n")).empty());
}

TEST_CASE("MustFail_IncludeOfAHigherLayer_IsFound") {
  CHECK(upward_includes(one("src/base/a.h", "#include \"platform/http/server.h\"\n")).size() == 1);
  CHECK(upward_includes(one("src/platform/a/a.h", "#include \"matters/matter.h\"\n")).size() == 1);
  CHECK(upward_includes(one("src/matters/a.h", "#include \"features/triage/contract/ids.h\"\n")).size() == 1);
  CHECK(upward_includes(one("src/engine/a.h", "#include \"platform/storage/sql.h\"\n")).size() == 1);
  CHECK(upward_includes(one("src/scenarios/a.h", "#include \"matters/house.h\"\n")).size() == 1);
  CHECK(upward_includes(one("src/scenarios/a.h", "#include \"engine/cases.h\"\n")).empty());
  CHECK(upward_includes(one("src/engine/a.h", "#include \"scenarios/world.h\"\n")).size() == 1);
  CHECK(upward_includes(one("src/features/a/a.h", "#include \"matters/matter.h\"\n#include <app/x>\n")).empty());
}

TEST_CASE("MustFail_AnotherFeaturesPrivateHeader_IsFound") {
  CHECK(private_includes(one("src/features/triage/a.cpp", "#include \"features/reports/store.h\"\n")).size() == 1);
  CHECK(
      private_includes(one("src/features/triage/a.cpp", "#include \"features/reports/contract/events.h\"\n")).empty());
  CHECK(private_includes(one("src/features/triage/a.cpp", "#include \"features/triage/store.h\"\n")).empty());
}

TEST_CASE("MustFail_RelativeInclude_IsFound") {
  CHECK(relative_includes(one("src/features/a/a.cpp", "#include \"../b/b.h\"\n")).size() == 1);
}

TEST_CASE("MustFail_RulesThatReachTheDatabase_AreFound") {
  CHECK(impure_rules(one("src/features/a/rules.cpp", "#include \"platform/storage/database.h\"\n")).size() == 1);
  CHECK(impure_rules(one("src/features/a/term_rules.h", "#include <sqlite3.h>\n")).size() == 1);
  CHECK(impure_rules(one("src/features/a/rules.h", "#include <vector>\n#include \"base/result.h\"\n")).empty());
  const Tree by_way_of_a_value{make_file("src/features/a/rules.h", "#include \"features/a/value.h\"\n"),
                               make_file("src/features/a/value.h", "#include \"matters/matter.h\"\n")};
  CHECK(impure_rules(by_way_of_a_value).size() == 1);
}

TEST_CASE("MustFail_DearHeader_IsFound") {
  CHECK(dear_includes(one("src/base/a.cpp", "#include <regex>\n")).size() == 1);
  const File header = make_file("src/platform/http/a.h", "#include <boost/asio.hpp>\n");
  CHECK(dear_includes({header, make_file("src/platform/web/a.cpp", "#include \"platform/http/a.h\"\n")}).size() == 1);
  CHECK(dear_includes({header, make_file("src/platform/http/a.cpp", "#include \"platform/http/a.h\"\n")}).empty());
  CHECK(dear_includes(one("src/platform/http/a.cpp", "#include <boost/asio.hpp>\n")).empty());
}

TEST_CASE("MustFail_GlobalIncludeFolder_IsFound") {
  CHECK(global_includes(one("CMakeLists.txt", "include_directories(src)\n")).size() == 1);
  CHECK(global_includes(one("src/CMakeLists.txt", "target_include_directories(a PUBLIC ${CMAKE_SOURCE_DIR}/src)\n"))
            .size() == 1);
}

TEST_CASE("MustFail_SqlInCode_IsFound") {
  CHECK(sql_in_code(one("src/features/a/store.cpp", "run(\"SELECT id FROM a_thing\");\n")).size() == 1);
  CHECK(sql_in_code(one("src/features/a/store.cpp", "// \"SELECT id FROM a_thing\"\n")).empty());
}

TEST_CASE("MustFail_ForeignTable_IsFound") {
  const File reports =
      make_file("src/features/reports/migrations/0001_reports.sql", "CREATE TABLE reports_report (id TEXT) STRICT;\n");
  const File bad = make_file("src/features/triage/queries/list.sql", "SELECT id\n  FROM reports_report\n");
  const File good =
      make_file("src/features/reports/queries/list.sql", "SELECT 'x' -- of triage_choice\n  FROM reports_report\n");
  REQUIRE(foreign_tables({reports, bad, good}).size() == 1);
  CHECK(foreign_tables({reports, bad, good}).front().starts_with("src/features/triage/queries/list.sql:2:"));
}

TEST_CASE("MustFail_TableWithoutItsOwnersPrefix_IsFound") {
  CHECK(misnamed_tables(one("src/features/triage/migrations/0001_a.sql", "CREATE TABLE choice (id TEXT) STRICT;\n"))
            .size() == 1);
  CHECK(misnamed_tables(
            one("src/features/triage/migrations/0001_a.sql", "CREATE TABLE triage_choice (id TEXT) STRICT;\n"))
            .empty());
}

TEST_CASE("MustFail_TwoStatementsInAFile_AreFound") {
  CHECK(crowded_statements(one("src/features/a/queries/a.sql", "DELETE FROM a_x;\nDELETE FROM a_y;\n")).size() == 1);
}

TEST_CASE("MustFail_KeyThatNoFileHas_IsFound") {
  const File texts = make_file("content/texts/reports.yaml",
                               "title: {nl: a, en: b, fr: c, de: d}\nkind.one: {nl: a, en: b, fr: c, de: d}\n");
  CHECK(missing_texts({texts, make_file("src/features/reports/v.cpp", "h(t(\"reports.titel\"));\n")}).size() == 1);
  CHECK(missing_texts({texts, make_file("src/features/reports/v.cpp", "return invalid(\"reports.no\", \"a\");\n")})
            .size() == 1);
  CHECK(missing_texts({texts, make_file("src/features/reports/v.cpp", "Error{ErrorKind::conflict, \"reports.no\"};\n")})
            .size() == 1);
  CHECK(missing_texts(
            {texts, make_file("src/features/reports/v.cpp", "t(\"reports.title\"); t(\"reports.kind.\" + kind);\n")})
            .empty());
  CHECK(missing_texts({texts, make_file("src/features/reports/v.cpp", "start(\"reports.yaml\");\n")}).empty());
  const File log = make_file("content/texts/audit.yaml", "matter.open: {nl: a, en: b, fr: c, de: d}\n");
  for (const auto& [action, found] : {std::pair{"matter.open", 0U}, std::pair{"matter.peep", 1U}})
    CHECK(missing_texts({log, make_file("src/features/reports/v.cpp", "record(tx, {audit::Chain::staff, actor, \"" +
                                                                          std::string(action) + "\", \"a.b\"});\n")})
              .size() == found);
}

TEST_CASE("MustFail_TextWithoutALanguage_IsFound") {
  CHECK(missing_languages(one("content/texts/a.yaml", "title: {nl: a, en: b, fr: c}\n")).size() == 1);
  CHECK(missing_languages(one("content/texts/a.yaml", "title:\n  nl: a\n  en: b\n  fr: c\n  de: d\n")).empty());
}

TEST_CASE("MustFail_TextWrittenTwice_IsFound") {
  CHECK(doubled_texts(one("content/texts/a.yaml", "a: {nl: a}\na: {nl: b}\n")).size() == 1);
}
