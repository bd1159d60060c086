from django.urls import path

from home.standard import views
from home.standard.pack import screens

STANDARD = "<slug:standard>/"
OF = f"of/{STANDARD}"

urlpatterns = [
    path("", views.BoardView.as_view(), name=views.BOARD),
    path("keep/", views.KeepView.as_view(), name="home_standard_keep"),
    path("packs/", screens.PacksView.as_view(), name=screens.LIST),
    path("packs/<int:year>/", screens.PackView.as_view(), name=screens.ONE),
    path("files/", views.FilesView.as_view(), name=views.FILES),
    path("files/<slug:standard>.yaml", views.FileView.as_view(), name="home_standard_file"),
    path("files/<slug:standard>/remove/", views.RemoveFileView.as_view(), name="home_standard_file_remove"),
    path(OF, views.BoardView.as_view(), name="home_standard_of"),
    path(f"show/{STANDARD}", views.ShowView.as_view(), name="home_standard_show"),
    path(f"{OF}evidence/<str:criterion>/", views.AddEvidenceView.as_view(), name="home_standard_evidence_add"),
    path(
        f"{OF}evidence/<str:criterion>/<int:evidence_id>/remove/",
        views.RemoveEvidenceView.as_view(),
        name="home_standard_evidence_remove",
    ),
    path(f"{OF}care/<str:criterion>/", views.CareView.as_view(), name="home_standard_care"),
    path(f"{OF}<str:criterion>/", views.CriterionView.as_view(), name=views.CRITERION),
]
