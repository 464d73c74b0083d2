#pragma once

#include "matters/route_guide.h"
#include "platform/html/components.h"

namespace waarborg::reports {

/// RPT-01 to RPT-05: the questions, and every desk in order with what it may and may not do. No desk is left out.
html::Html route_guide_view(const i18n::Translator& t, const matters::RouteGuide& guide,
                            const html::FormState& answers);

}  // namespace waarborg::reports
