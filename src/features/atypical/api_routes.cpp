#include "features/atypical/api_figures.h"
#include "platform/web/api_list.h"

namespace waarborg::atypical {
namespace {

using Handle = http::Response (*)(web::Context&, matters::House&);

constexpr const char* kHidden =
    "A count that is absent is too small to be told, or would tell a small one by subtraction.";

const std::string kCounts =
    R"("lookUps":{"type":"integer"},"explained":{"type":"integer"},
  "firstLookUps":{"type":"integer","description":"Of an officer at a subject for the first time in two months"},
  "firstLookUpsExplained":{"type":"integer"})";

/// A share with its interval of 95%.
const std::string kShare =
    R"({"type":"object","required":["share","low","high"],"properties":{
  "share":{"type":"number"},"low":{"type":"number"},"high":{"type":"number"}}})";

const std::string kRun =
    R"({"type":"object","required":["day","from","madeAt","shadow","rules","lookUps","cases"],"properties":{
  "day":{"type":"string","format":"date","description":"The last day of the window"},
  "from":{"type":"string","format":"date"},"madeAt":{"type":"string","format":"date-time"},
  "shadow":{"type":"boolean","description":"Nobody acts upon its cases"},
  "rules":{"type":"string","description":"Version and fingerprint of the rules"},
  "lookUps":{"type":"integer"},"unexplained":{"type":"integer"},
  "officers":{"type":"integer","description":"Who looked up anything"},
  "ranked":{"type":"integer","description":"Of these, who stood out, before the budget"},
  "budget":{"type":"number","description":"Cases a day for 1,000 staff"},
  "cases":{"type":"integer"},"events":{"type":"integer"},"controls":{"type":"integer"},
  "seconds":{"type":"number","description":"How long the detection took"}}})";

const std::string kProposal =
    R"({"type":"object","required":["id","state","title","scope","kinds","minedAt"],"properties":{
  "id":{"type":"string"},"state":{"type":"string","enum":["found","asked","approved","rejected"]},
  "title":{"type":"string"},"scope":{"type":"string"},"kinds":{"type":"array","items":{"type":"string"}},
  "secondsBefore":{"type":"integer"},"secondsAfter":{"type":"integer"},"least":{"type":"integer"},
  "minedAt":{"type":"string","format":"date-time"},"from":{"type":"string","format":"date"},
  "day":{"type":"string","format":"date"},
  "support":{"type":"number","description":"Of unexplained first look-ups, the share that it explains"},
  "chance":{"type":"number","description":"The same of officers and subjects paired at random"},
  "precision":{"type":"number","description":"Of what it explains, the share that chance does not account for"},
  "also":{"type":"number","description":"Of explained first look-ups, the share for which it holds too"},
  "rule":{"type":"string","description":"The key of the rule that it became"},
  "inForceFrom":{"type":"string","format":"date"},"inForceUntil":{"type":"string","format":"date"}}})";

std::string rule_schema(const std::string& number) {
  return R"({"type":"array","items":{"type":"object","required":["key","title","source"],"properties":{
  "key":{"type":"string"},"title":{"type":"string"},"source":{"type":"string"},)" +
         number +
         R"("approvedOn":{"type":"string","format":"date"},"inForceFrom":{"type":"string","format":"date"}}}})";
}

std::string rule_book_schema() {
  const std::string seconds = R"("secondsBefore":{"type":"integer"},"secondsAfter":{"type":"integer"},)";
  const std::string points = R"("points":{"type":"number"},)", weight = R"("weight":{"type":"number"},)";
  return R"({"type":"object","required":["version","explanations","signs","measures"],"properties":{
  "version":{"type":"string"},"windowDays":{"type":"integer"},"budget":{"type":"number"},"keepYears":{"type":"integer"},
  "keepSource":{"type":"string"},"questionDays":{"type":"integer"},"explanations":)" +
         rule_schema(seconds) + R"(,"ended":)" + rule_schema(seconds) + R"(,"signs":)" + rule_schema(points) +
         R"(,"measures":)" + rule_schema(weight) + R"(,"measuresOfOfficers":)" + rule_schema(weight) + "}}";
}

std::string item(const std::string& required, const std::string& properties) {
  return R"({"type":"object","required":[)" + required + R"(],"properties":{)" + properties + "}}";
}

/// "x-query" lists the query parameters: see platform/web/openapi.h.
std::string list_schema(const std::string& name, const std::string& items, const std::string& more_members = "",
                        const std::string& more_parameters = "") {
  return R"({"type":"object","required":[")" + name + R"("],"properties":{")" + name +
         R"(":{"type":"array","description":")" + kHidden + R"(","items":)" + items + "}" + more_members +
         R"(,"nextCursor":{"type":"string","description":"Send it as cursor to get the next page; absent on the last."}},
  "x-query":[)" +
         more_parameters + web::kApiPaging + "]}";
}

std::string outcomes_schema() {
  return list_schema("outcomes",
                     item("", R"("name":{"type":"string","description":"A unit, a month, or the outcome of a control"},
  "kind":{"type":"string","enum":["sign","measure","officer"]},"key":{"type":"string"},"title":{"type":"string"},
  "judged":{"type":"integer"},
  "followed":{"type":"integer","description":"Of these, what led to a conversation or triage"},"precision":)" +
                                  kShare),
                     R"(,"recall":)" + kShare + R"(,"ceiling":)" + kShare,
                     R"({"name":"by","description":"What the outcomes are counted by","required":true,
  "schema":{"type":"string","enum":["detector","unit","month","control","controlOfFindings"]}},)");
}

web::Route api(matters::House& house, const char* name, const char* path, const char* summary, std::string schema,
               Handle handle) {
  web::Route route;
  route.name = name;
  route.method = http::Method::get;
  route.pattern = std::string("/api/v1/look-ups/") + path;
  route.audience = web::Audience::api;
  route.scope = "look-ups:read";
  route.body = http::BodyKind::none;
  route.handler = [&house, handle](web::Context& context) { return handle(context, house); };
  route.summary = summary;
  route.response_schema = std::move(schema);
  return route;
}

}  // namespace

void add_api_routes(web::RouteTable& table, matters::House& house) {
  table.add({
      api(house, "atypical.api_months", "months", "How much of the look-ups some rule explains, by month.",
          list_schema("months", item(R"("month")", R"("month":{"type":"string","example":"2026-10"},)" + kCounts)),
          api_months),
      api(house, "atypical.api_teams", "months/{month}/teams", "The same of one month, by team.",
          list_schema("teams", item("", R"("team":{"type":"string","description":"Absent: not known"},
  "smallTeams":{"type":"boolean","description":"Teams in which few looked, together"},)" +
                                            kCounts)),
          api_teams),
      api(house, "atypical.api_rules", "months/{month}/rules", "Look-ups of one month by the rule that explains them.",
          list_schema("rules", item(R"("title")", R"("rule":{"type":"string","description":"Absent: unexplained"},
  "title":{"type":"string"},"lookUps":{"type":"integer"},"firstLookUps":{"type":"integer"})")),
          api_rules),
      api(house, "atypical.api_runs", "runs", "Runs of the detection, the newest first.", list_schema("runs", kRun),
          api_runs),
      api(house, "atypical.api_outcomes", "outcomes",
          "What came of cases and controls, with what the list finds at most and how much it misses.",
          outcomes_schema(), api_outcomes),
      api(house, "atypical.api_proposals", "proposals", "Explanations that mining found, the newest first.",
          list_schema("proposals", kProposal, "",
                      R"({"name":"state","description":"One state alone","schema":{"type":"string",
  "enum":["found","asked","approved","rejected"]}},)"),
          api_proposals),
      api(house, "atypical.api_rule_book", "rule-book", "The rules in force, with their parameters.",
          rule_book_schema(), api_rule_book),
  });
}

}  // namespace waarborg::atypical
