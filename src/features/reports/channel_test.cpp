// The whistleblower channel of the Belgian act of 8 December 2022.
#include "features/reports/reports_testing.h"
#include "matters/participants.h"

namespace waarborg::reports {

using matters::TestHouse;
using matters::TestPages;

TEST_CASE("[TRAP-1] Whistleblower_Report_NeverReachesTheDisciplinaryAuthority") {
  for_each_reports_house(
      [](TestHouse& house, TestPages& pages) {
        CHECK(pages.post("/report", filled_in({{"channel", "whistleblower"}})).status == 200);
        const std::string id = only_matter(house);
        const auto opened = TestHouse::must(matters::look(house.house(), house.viewer("wanda"), id));
        CHECK(opened.matter.kind == "whistleblower");
        CHECK(opened.matter.channel == "whistleblower");
        for (const auto* other : {"aart", "anke", "tessa", "hanna", "cleo", "adam"})
          CHECK_FALSE(matters::look(house.house(), house.viewer(other), id).ok());
      },
      calendar::Jurisdiction::be);
}

TEST_CASE("[TRAP-1] Whistleblower_WithEverybodyThereNamed_GoesNowhereElseAndSaysSo") {
  for_each_reports_house(
      [](TestHouse& house, TestPages& pages) {
        const auto refused =
            pages.post("/report", filled_in({{"channel", "whistleblower"}, {"keep_out", "Wanda Keizer\nWouter Claes"}}),
                       {}, {pages.upload("files", "bewijs.pdf", "x")});
        CHECK(refused.status == 409);
        CHECK(code_on(refused).empty());
        CHECK(values_of(refused, "kept").size() == 2);  // to go back with, and to send with
        CHECK(shows(refused, "comitep.be"));
        house.write([](storage::Transaction& tx) {
          CHECK(tx.query(storage::Sql{"test.matters", "SELECT id FROM matters_matters"}).empty());
        });
      },
      calendar::Jurisdiction::be);
}

TEST_CASE("Whistleblower_ByFormerStaff_IsPointedToComiteP") {
  for_each_reports_house(
      [](TestHouse&, TestPages& pages) {
        auto form = filled_in({{"channel", "whistleblower"}, {"relation", "former"}});
        form.add("step", "who");
        form.add("go", "next");
        const auto refused = pages.post("/report/step", form);
        CHECK(refused.status == 422);
        CHECK(shows(refused, "#f-channel"));
        CHECK(shows(refused, "comitep.be"));
        CHECK(pages.post("/report", filled_in({{"channel", "report"}, {"relation", "former"}})).status == 200);
      },
      calendar::Jurisdiction::be);
}

TEST_CASE("[TRAP-2] Whistleblower_Channel_IsNotAskedForInTheNetherlands") {
  for_each_reports_house([](TestHouse& house, TestPages& pages) {
    CHECK_FALSE(shows(pages.get("/report"), "name=\"channel\""));
    CHECK(pages.post("/report", filled_in({{"channel", "whistleblower"}})).status == 200);
    CHECK(matters::look(house.house(), house.viewer("tessa"), only_matter(house)).ok());
  });
}

}  // namespace waarborg::reports
