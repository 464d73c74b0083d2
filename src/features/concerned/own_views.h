// The parts of what the person concerned reads, for their page and for the same on paper.
#pragma once

#include "features/concerned/touch.h"
#include "platform/html/html.h"
#include "platform/i18n/texts.h"

namespace waarborg::concerned {

/// The phase in plain words, or that the matter is closed.
std::string phase_of(const i18n::Translator& t, const OwnMatter& own);
/// They should have heard from the force before today.
bool is_late(const OwnMatter& own, Date today);
/// What is still to come, and by when; nothing for a closed matter.
html::Html coming_view(const i18n::Translator& t, const std::vector<Coming>& coming, Date today);
/// Rights in plain words; the duty to cooperate is the procedure's own (INV-02).
html::Html rights_view(const i18n::Translator& t, const matters::Procedure& procedure);
/// Everything they were told and answered. `paper_base` is where their papers are; empty on paper, where names do.
html::Html told_view(const i18n::Translator& t, const OwnMatter& own, const std::string& paper_base);
html::Html aftercare_view(const i18n::Translator& t);

}  // namespace waarborg::concerned
