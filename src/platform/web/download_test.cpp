#include "platform/web/download.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace waarborg;
using namespace waarborg::web;

TEST_CASE("Attachment_WithAnEvilName_StaysOneHeader") {
  const std::string header = attachment("a\"\r\nSet-Cookie: x=1\\.txt");
  CHECK(header.find('\r') == std::string::npos);
  CHECK(header.find('\n') == std::string::npos);
  CHECK(header.find('\\') == std::string::npos);
  CHECK(std::count(header.begin(), header.end(), '"') == 2);
}

TEST_CASE("Download_Made_HasTheTypeOfItsEndingAndIsKeptAsAFile") {
  for (const auto& [name, type] :
       {std::pair{"klachten.csv", "text/csv; charset=utf-8; header=present"},
        std::pair{"M-2026-1.pdf", "application/pdf"},
        std::pair{"a.ods", "application/vnd.oasis.opendocument.spreadsheet"},
        std::pair{"a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
        std::pair{"a.html", "application/octet-stream"}}) {
    const auto response = download("inhoud", name);
    CHECK(response.body == "inhoud");
    CHECK(response.content_type == type);
    CHECK(response.headers.front().second == attachment(name));
  }
}
