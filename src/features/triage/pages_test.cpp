// The pages, asked without a server.
#include <doctest/doctest.h>

#include "features/triage/triage_fixture.h"

namespace waarborg::triage {
namespace {

using matters::TestPages;

http::Fields fields_for(const html::FormState& form, const std::string& step, const char* intent) {
  http::Fields fields;
  for (const auto& [name, value] : form.values) fields.add(name, value);
  fields.add("step", step);
  fields.add("intent", intent);
  return fields;
}

bool has(const http::Response& response, const std::string& text) {
  return response.body.find(text) != std::string::npos;
}

TEST_CASE("TriagePage_FromListToDecision_ShowsAdviceWhatComesNextAndDecidesOnce") {
  in_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const std::string id = at_triage(force, force.report("Cadeaus", "Een doos wijn & meer."));
    const std::string path = "/matters/" + id + "/triage";
    CHECK(has(pages.get("/triage", "tessa"), path));
    CHECK_FALSE(has(pages.get("/triage", "carla"), path));
    CHECK(pages.get(path, "carla").status == 404);
    CHECK(pages.get(path, "emma").status == 404);
    const auto page = pages.get(path, "tessa");
    CHECK(page.status == 200);
    CHECK(has(page, "Een doos wijn &amp; meer."));
    CHECK_FALSE(has(page, "[triage."));
    const std::string step = step_id(force, id);

    const auto advice =
        pages.post(path, fields_for(form_for("", {{"criteria-performance", "partly"}}), step, "advice"), "tessa");
    CHECK(advice.status == 200);
    CHECK(has(advice, "id=\"advice\""));
    CHECK(has(advice, "TRI-03"));
    CHECK(has(advice, "Zo gewogen."));

    const auto next =
        pages.post(path, fields_for(form_for("line", {{"shown_for", ""}, {"text", ""}}), step, "choose"), "tessa");
    CHECK(has(next, "id=\"next\""));
    CHECK(has(next, "name=\"expected\""));
    CHECK(has(next, "value=\"line\""));
    // Another choice than the one shown is shown first, and decides nothing.
    const auto changed =
        pages.post(path, fields_for(form_for("welfare", {{"shown_for", "line"}}), step, "decide"), "tessa");
    CHECK(changed.status == 200);
    const auto wrong = pages.post(path, fields_for(form_for("line", {{"reasons", ""}}), step, "decide"), "tessa");
    CHECK(wrong.status == 422);
    CHECK(has(wrong, "f-reasons-error"));
    CHECK(has(wrong, "Een gesprek."));

    const auto done = pages.post(path, fields_for(form_for("line"), step, "decide"), "tessa");
    CHECK(done.status == 303);
    CHECK(TestPages::header_of(done, "location") + TestPages::header_of(done, "Location") == "/matters/" + id);
    const auto late = pages.post(path, fields_for(form_for("line"), step, "decide"), "tom");
    CHECK(late.status == 409);
    CHECK_FALSE(has(pages.get("/triage", "tessa"), path));
  });
}

TEST_CASE("TriagePage_OfAProposal_AsksTheSecondPersonAndSaysSoToTheFirst") {
  in_each_house([](TestHouse& force) {
    TestPages pages(force, add_routes);
    const std::string id = at_triage(force, force.report());
    const std::string path = "/matters/" + id + "/triage";
    CHECK(pages.post(path, fields_for(form_for("disciplinary"), step_id(force, id), "decide"), "tessa").status == 303);
    CHECK_FALSE(has(pages.get(path, "tessa"), path + "/confirm"));
    const auto page = pages.get(path, "tom");
    CHECK(has(page, path + "/confirm"));
    const auto opened = seen(force, "tom", id);
    http::Fields fields;
    fields.add("decision", force.write([&](storage::Transaction& tx) { return decisions(tx, opened).front().id; }));
    CHECK(pages.post(path + "/confirm", fields, "tessa").status == 403);
    const auto empty = pages.post(path + "/send-back", fields, "tom");
    CHECK(empty.status == 422);
    CHECK(pages.post(path + "/confirm", fields, "tom").status == 303);
    CHECK(pages.post(path + "/confirm", fields, "tom").status == 409);
  });
}

}  // namespace
}  // namespace waarborg::triage
