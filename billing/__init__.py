"""
Billing: the one door to Stripe, and what a campaign's plan includes. Nothing is built yet.
"""
