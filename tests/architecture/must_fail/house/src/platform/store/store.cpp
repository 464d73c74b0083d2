#include "base/number.h"
#include "platform/store/store.h"
int stored() { return base_number(); }
