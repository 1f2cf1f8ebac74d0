from actions.actions.urls import urlpatterns as actions
from actions.delivered.urls import urlpatterns as delivered
from actions.progress.urls import urlpatterns as progress

urlpatterns = [*actions, *progress, *delivered]
