// The pages of the report form: typed HTML from values.
#pragma once

#include "features/reports/contract/reports.h"
#include "features/reports/report_form.h"

namespace waarborg::reports {

struct ReportPage {
  ReportStep step = ReportStep::who;
  html::FormState form{};
  std::vector<KeptFile> kept{};
  std::string size_max{};  ///< of one file, as the reader writes it
  const matters::RouteGuide* guide = nullptr;
};

std::string report_title(const i18n::Translator& t, const ReportPage& page);
html::Html report_view(const i18n::Translator& t, const ReportPage& page, const FormFacts& facts);

/// The label of a field, for error summaries and the check page.
std::string label_of(const i18n::Translator& t, std::string_view field);
/// A choice as its reader knows it: the theme's title, the unit's name, the words of a radio button.
std::string shown_value(const i18n::Translator& t, const html::FormState& form, const FormFacts& facts,
                        std::string_view field);
/// The last step: what will be sent, files, and the button (report_check_view.cpp).
html::Html check_view(const i18n::Translator& t, const ReportPage& page, const FormFacts& facts);

}  // namespace waarborg::reports
