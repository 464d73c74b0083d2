UPDATE decisions_panel_members SET advised_on = $3, advice_sealed = $4
WHERE panel_id = $1 AND account_id = $2 AND advised_on IS NULL
