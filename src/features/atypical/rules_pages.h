// Pages about the rules: two runs beside each other, trials of other settings, the annex to the impact assessment.
#pragma once

#include "matters/house.h"

namespace waarborg::atypical {

http::Response show_runs_compared(web::Context& context, matters::House& house);
http::Response export_runs_compared(web::Context& context, matters::House& house, std::string_view format);

http::Response show_trials(web::Context& context, matters::House& house);
http::Response show_trial_form(web::Context& context, matters::House& house);
http::Response post_trial(web::Context& context, matters::House& house);
http::Response show_trial(web::Context& context, matters::House& house);
http::Response export_trial(web::Context& context, matters::House& house, std::string_view format);

http::Response show_annex(web::Context& context, matters::House& house);
http::Response post_annex(web::Context& context, matters::House& house);
http::Response download_annex(web::Context& context, matters::House& house);

}  // namespace waarborg::atypical
