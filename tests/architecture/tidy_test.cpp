// The rules of the code, held against the code. A finding names file, line and rule.
#include <doctest/doctest.h>

#include "architecture/code_text.h"
#include "architecture/guards.h"

using namespace waarborg::architecture;

namespace {

// Run from the repository's root.
const Tree& the_tree() {
  static const Tree tree = read_tree(".");
  return tree;
}

void check_none(const Findings& findings) {
  for (const std::string& finding : findings) MESSAGE(finding);
  CHECK(findings.empty());
}

}  // namespace

TEST_CASE("Tidy_TheTree_IsTheRepository") {
  REQUIRE(std::filesystem::exists("src/base/result.h"));
  CHECK(the_tree().size() > 50);
}
TEST_CASE("Tidy_NoFile_IsOver500Lines") { check_none(long_files(the_tree())); }
TEST_CASE("Tidy_NoFunction_IsOver70Lines") { check_none(long_functions(the_tree())); }
TEST_CASE("Tidy_NoMark_OfUnfinishedWork") { check_none(unfinished_work(the_tree())); }
TEST_CASE("Tidy_NoPath_OfOneMachine") { check_none(machine_paths(the_tree())); }
TEST_CASE("Tidy_NoStyleOrScript_InsideMarkup") { check_none(inline_markup(the_tree())); }
TEST_CASE("Tidy_Includes_PointDownward") { check_none(upward_includes(the_tree())); }
TEST_CASE("Tidy_Features_KnowEachOtherByContractAlone") { check_none(private_includes(the_tree())); }
TEST_CASE("Tidy_Includes_AreNeverRelative") { check_none(relative_includes(the_tree())); }
TEST_CASE("Tidy_Rules_IncludeNothingButBase") { check_none(impure_rules(the_tree())); }
TEST_CASE("Tidy_DearHeaders_StayInTheirFolder") { check_none(dear_includes(the_tree())); }
TEST_CASE("Tidy_NoIncludeFolder_IsForEverybody") { check_none(global_includes(the_tree())); }
TEST_CASE("Tidy_Sql_StaysOutOfCode") { check_none(sql_in_code(the_tree())); }
TEST_CASE("Tidy_Sql_NamesItsOwnersTablesOnly") { check_none(foreign_tables(the_tree())); }
TEST_CASE("Tidy_Tables_CarryTheirOwnersPrefix") { check_none(misnamed_tables(the_tree())); }
TEST_CASE("Tidy_Queries_HoldOneStatement") { check_none(crowded_statements(the_tree())); }
TEST_CASE("Tidy_Texts_UsedInCode_Exist") { check_none(missing_texts(the_tree())); }
TEST_CASE("Tidy_Texts_HaveFourLanguages") { check_none(missing_languages(the_tree())); }
TEST_CASE("Tidy_Texts_AreWrittenOnce") { check_none(doubled_texts(the_tree())); }
