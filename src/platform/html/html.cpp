#include "platform/html/html.h"

namespace waarborg::html {

namespace {

std::string_view reference_of(char c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

}  // namespace

void Html::escape(std::string_view text) {
  for (auto at = text.find_first_of("&<>\"'"); at != std::string_view::npos; at = text.find_first_of("&<>\"'")) {
    out_.append(text.substr(0, at));
    out_.append(reference_of(text[at]));
    text.remove_prefix(at + 1);
  }
  out_.append(text);
}

Html& Html::lines(std::string_view text) {
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n')) {
    escape(text.substr(0, at));
    out_ += "<br>";
    text.remove_prefix(at + 1);
  }
  escape(text);
  return *this;
}

}  // namespace waarborg::html
