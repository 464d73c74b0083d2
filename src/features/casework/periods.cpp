#include "features/casework/contract/periods.h"

namespace waarborg::casework {

std::string period_words(const i18n::Translator& t, const calendar::Period& period) {
  switch (period.unit) {
    case calendar::Unit::hours: return t.count("common.hours", period.count);
    case calendar::Unit::days: return t.count("common.days", period.count);
    case calendar::Unit::working_days: return t.count("common.working_days", period.count);
    case calendar::Unit::weeks: return t.count("common.weeks", period.count);
    case calendar::Unit::months: return t.count("common.months", period.count);
    case calendar::Unit::years: return t.count("common.years", period.count);
  }
  return {};
}

}  // namespace waarborg::casework
