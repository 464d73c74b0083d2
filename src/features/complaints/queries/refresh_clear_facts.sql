DELETE FROM complaints_register_facts WHERE register = $1
