#include "platform/html/html.h"

#include <doctest/doctest.h>

using namespace waarborg::html;

namespace {
constexpr std::string_view kAttack = R"(<script>alert('x')</script>"&amp;)";
}

TEST_CASE("Text_InAnyContext_IsEscaped") {
  Html out;
  out << "<p title=\""_html << kAttack << "\">"_html << std::string(kAttack) << "</p>"_html;
  CHECK(out.str() ==
        "<p title=\"&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;amp;\">"
        "&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;amp;</p>");
}

TEST_CASE("Text_OfOtherLettersAndEmpty_PassesUnchanged") {
  Html out;
  out << "Zoë € \xF0\x9F\x98\x80"
      << "";
  CHECK(out.str() == "Zoë € \xF0\x9F\x98\x80");
  CHECK(Html{}.empty());
}

TEST_CASE("Html_InHtml_IsNotEscapedTwice") {
  Html inner;
  inner << "a & b";
  Html outer;
  outer << "<b>"_html << inner << "</b>"_html << 7 << std::int64_t{-8} << std::size_t{9};
  CHECK(outer.str() == "<b>a &amp; b</b>7-89");
}

TEST_CASE("Lines_BecomeBreaksAndStayEscaped") {
  Html out;
  out.lines("one <1>\n\ntwo");
  CHECK(out.str() == "one &lt;1&gt;<br><br>two");
}
