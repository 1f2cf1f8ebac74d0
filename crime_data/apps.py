from django.apps import AppConfig


class CrimeDataConfig(AppConfig):
    name = "crime_data"
