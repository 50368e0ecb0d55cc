"""Who works with red flags, and what a flag can say."""

FLAG, CONTACT = "safeguarding.redflag", "safeguarding.bodycontact"

FACT_WORDS = {
    "in_danger_now": "In danger now",
    "immediate_suicide_risk": "Thinking of ending their life now",
    "significant_self_harm": "Hurting themselves badly",
    "at_risk_of_significant_harm": "Somebody is hurting them, or they are not safe",
    "exploitation_level": "Exploitation at a high or active level",
}
