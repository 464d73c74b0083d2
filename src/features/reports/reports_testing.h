// For tests: a report, filled in, and what comes back.
#pragma once

#include <doctest/doctest.h>

#include "features/reports/contract/reports.h"
#include "matters/access.h"
#include "matters/correspondence.h"
#include "matters/testing.h"
#include "migrations/feature_reports.h"

namespace waarborg::reports {

inline void for_each_reports_house(const std::function<void(matters::TestHouse&, matters::TestPages&)>& test,
                                   calendar::Jurisdiction jurisdiction = calendar::Jurisdiction::nl) {
  matters::for_each_house(
      [&](matters::TestHouse& house) {
        matters::TestPages pages(house, add_routes);
        test(house, pages);
      },
      migrations::feature_reports::all(), jurisdiction);
}

using Answers = std::map<std::string, std::string>;

/// A complete anonymous report, with other answers where given.
inline http::Fields filled_in(const Answers& other = {}) {
  Answers answers{{"relation", "employee"},
                  {"how", "anonymous"},
                  {"theme", "gifts"},
                  {"unit", ""},
                  {"when", "vorige week"},
                  {"subject", "Dure geschenken"},
                  {"text", "Een leverancier gaf een reis."},
                  {"concerned", ""},
                  {"keep_out", ""}};
  for (const auto& [name, value] : other) answers[name] = value;
  http::Fields form;
  for (const auto& [name, value] : answers) form.add(name, value);
  return form;
}

/// The code on the page that shows it; empty when there is none.
inline std::string code_on(const http::Response& response) {
  const std::string_view start = "<p class=\"return-code\"><strong>";
  const auto from = response.body.find(start);
  if (from == std::string::npos) return {};
  const auto begin = from + start.size();
  std::string shown = response.body.substr(begin, response.body.find("</strong>", begin) - begin);
  for (auto at = shown.find("<wbr>"); at != std::string::npos; at = shown.find("<wbr>")) shown.erase(at, 5);
  return shown;
}

/// Enters a code and keeps the cookie.
inline http::Response enter(matters::TestPages& pages, const std::string& code) {
  http::Fields form;
  form.add("code", code);
  http::Response response = pages.post("/mailbox", form);
  for (const auto& [name, value] : response.headers) {
    const std::string_view start = "waarborg_mailbox=";
    if (name == "Set-Cookie" && value.starts_with(start))
      pages.cookies["waarborg_mailbox"] = value.substr(start.size(), value.find(';') - start.size());
  }
  return response;
}

inline bool shows(const http::Response& response, std::string_view text) {
  return response.body.find(text) != std::string::npos;
}

/// Every value of a hidden or ticked field of the page, in order.
inline std::vector<std::string> values_of(const http::Response& response, const std::string& name) {
  std::vector<std::string> values;
  const std::string start = "name=\"" + name + "\" value=\"";
  for (auto at = response.body.find(start); at != std::string::npos; at = response.body.find(start, at + 1)) {
    const auto begin = at + start.size();
    values.push_back(response.body.substr(begin, response.body.find('"', begin) - begin));
  }
  return values;
}

/// The id of the one matter there is.
inline std::string only_matter(matters::TestHouse& house) {
  return house.write([](storage::Transaction& tx) {
    const auto rows = tx.query(storage::Sql{"test.matters", "SELECT id FROM matters_matters"});
    REQUIRE(rows.size() == 1);
    return rows.front().text("id");
  });
}

inline std::int64_t count_rows(matters::TestHouse& house, const storage::Sql& sql) {
  return house.write([&](storage::Transaction& tx) { return tx.query(sql).front().integer("count"); });
}

}  // namespace waarborg::reports
