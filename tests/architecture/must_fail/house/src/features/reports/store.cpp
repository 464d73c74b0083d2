#include "features/reports/store.h"
#include "features/reports/contract/events.h"
#include "matters/matter.h"
int keep_report() { return matter(); }
int report_sent() { return keep_report(); }
