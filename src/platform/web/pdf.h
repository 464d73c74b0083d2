// Letters and reports as tagged PDF (PDF/UA-1), made by WeasyPrint as a child process.
//
// The child gets no shell, no environment of ours, an empty folder as base of relative addresses, and proxies that
// lead nowhere, so that a document cannot fetch anything.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/result.h"
#include "platform/config/config.h"
#include "platform/html/html.h"
#include "platform/i18n/texts.h"

namespace waarborg::web {

/// Whether the program is installed; `doctor` tells.
bool has_pdf_program();

/// Blocks for a second or two; call it from a job or a request handler, never holding a transaction. Thread-safe.
/// `stylesheet` is an own file; empty: none. Errors: "error.pdf_unavailable" (not installed, failed, or over the
/// time limit, after which the child is ended).
Result<Bytes> to_pdf(const std::string& html_document, const std::filesystem::path& stylesheet = {},
                     std::chrono::seconds time_limit = std::chrono::seconds{60});

/// content/letters/letter.css: the stylesheet of letters and reports.
std::filesystem::path letter_stylesheet(const config::Config& config);

struct LetterPage {
  std::string subject;
  std::vector<std::string> recipient{};  ///< lines
  std::string date;                      ///< as the reader writes it
  std::string reference{};               ///< the matter's number, or empty
  html::Html body;
};
/// A letter as a whole HTML document in the language of `t`. The contact details of the force stand in every one
/// (CMP-08).
html::Html letter_document(const i18n::Translator& t, const config::Config& config, const LetterPage& letter);

/// A report: title, date, contents, numbered pages, table heads repeated on every page.
html::Html report_document(const i18n::Translator& t, const config::Config& config, const std::string& title,
                           const std::string& date, const html::Html& body);

}  // namespace waarborg::web
