// Pages about the rules: two runs beside each other, trials of other settings, explanations proposed by
// mining, the annex to the impact assessment; and about the logs that they judge.
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

http::Response show_proposals(web::Context& context, matters::House& house);
http::Response post_mining(web::Context& context, matters::House& house);
http::Response show_mining(web::Context& context, matters::House& house);
http::Response show_proposal(web::Context& context, matters::House& house);
http::Response post_propose(web::Context& context, matters::House& house);
http::Response post_proposal_answer(web::Context& context, matters::House& house);
http::Response post_rule_end(web::Context& context, matters::House& house);
http::Response show_sources(web::Context& context, matters::House& house);
http::Response export_sources(web::Context& context, matters::House& house, std::string_view format);
http::Response post_source(web::Context& context, matters::House& house);
http::Response show_bringing(web::Context& context, matters::House& house);
http::Response post_bringing(web::Context& context, matters::House& house);
http::Response download_refused(web::Context& context, matters::House& house);
/// What waits for the viewer's answer.
std::int64_t count_proposals(const web::Context& context, matters::House& house);

}  // namespace waarborg::atypical
